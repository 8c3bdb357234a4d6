-- 017_account_given.sql - when a one-time password was given, for it ends.

-- Moment at which somebody else set the password that the account has now; NULL: the person chose it.
ALTER TABLE account ADD COLUMN given_at INT;
UPDATE account SET given_at = created_at WHERE must_change = 1;
