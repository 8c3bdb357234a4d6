-- 011_log_guard.sqlite.sql - leaf and leaf_order only grow; the head never goes back and its origin never changes.
-- INSERT OR REPLACE would delete without a DELETE trigger, so what is there already is refused before it is inserted.

CREATE TRIGGER leaf_no_update BEFORE UPDATE ON leaf BEGIN SELECT RAISE(ABORT, 'leaf is insert-only'); END;
CREATE TRIGGER leaf_no_delete BEFORE DELETE ON leaf BEGIN SELECT RAISE(ABORT, 'leaf is insert-only'); END;
CREATE TRIGGER leaf_no_replace BEFORE INSERT ON leaf WHEN EXISTS (SELECT 1 FROM leaf WHERE hash = NEW.hash) OR EXISTS (SELECT 1 FROM leaf WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'leaf is insert-only'); END;

CREATE TRIGGER leaf_order_no_update BEFORE UPDATE ON leaf_order BEGIN SELECT RAISE(ABORT, 'leaf_order is insert-only'); END;
CREATE TRIGGER leaf_order_no_delete BEFORE DELETE ON leaf_order BEGIN SELECT RAISE(ABORT, 'leaf_order is insert-only'); END;
CREATE TRIGGER leaf_order_no_replace BEFORE INSERT ON leaf_order
WHEN EXISTS (SELECT 1 FROM leaf_order WHERE idx = NEW.idx) OR EXISTS (SELECT 1 FROM leaf_order WHERE leaf_id = NEW.leaf_id)
BEGIN SELECT RAISE(ABORT, 'leaf_order is insert-only'); END;

CREATE TRIGGER log_state_grows BEFORE UPDATE ON log_state
WHEN NEW.id <> OLD.id OR NEW.origin <> OLD.origin OR NEW.size <= OLD.size
BEGIN SELECT RAISE(ABORT, 'log_state only grows'); END;
CREATE TRIGGER log_state_no_delete BEFORE DELETE ON log_state BEGIN SELECT RAISE(ABORT, 'log_state only grows'); END;
CREATE TRIGGER log_state_one BEFORE INSERT ON log_state WHEN NEW.id <> 1 OR EXISTS (SELECT 1 FROM log_state)
BEGIN SELECT RAISE(ABORT, 'log_state has one row'); END;
