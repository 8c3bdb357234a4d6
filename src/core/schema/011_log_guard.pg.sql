-- 011_log_guard.pg.sql - leaf and leaf_order only grow; the head never goes back and its origin never changes.

CREATE FUNCTION log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER leaf_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON leaf FOR EACH STATEMENT EXECUTE FUNCTION log_refuse();
CREATE TRIGGER leaf_order_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON leaf_order
	FOR EACH STATEMENT EXECUTE FUNCTION log_refuse();

CREATE FUNCTION log_state_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.id <> OLD.id OR NEW.origin <> OLD.origin OR NEW.size <= OLD.size THEN
		RAISE EXCEPTION 'log_state only grows';
	END IF;
	RETURN NEW;
END $$;

CREATE TRIGGER log_state_guard BEFORE UPDATE ON log_state FOR EACH ROW EXECUTE FUNCTION log_state_refuse();
CREATE TRIGGER log_state_stays BEFORE DELETE OR TRUNCATE ON log_state FOR EACH STATEMENT EXECUTE FUNCTION log_refuse();
ALTER TABLE log_state ADD CONSTRAINT log_state_one CHECK (id = 1);
