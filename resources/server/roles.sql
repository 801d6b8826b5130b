-- Roles for a register of ForumDesk on PostgreSQL 15 or later: whoever works gets only what the work needs.
--
--   psql -v schema=public -v prefix=forumdesk -f roles.sql DATABASE
--
-- Run it as the owner of the database (or an administrator) once the register is there, and once more after an update
-- of ForumDesk has changed the tables. It may be run as often as you like. People are then given one role each:
--
--   GRANT forumdesk_secretary TO aigul;
--
--   forumdesk_owner      owns the tables; only this role can bring them up to date. Nobody works with it from day to day.
--   forumdesk_secretary  does everything a secretary does. Sealed records are only added and read; the journal is
--                        added to and read, and emptied of a person's data where the law asks for it.
--   forumdesk_desk       the registration desk: reads what it shows, and notes arrivals and departures.
--   forumdesk_viewer     looks.

\set ON_ERROR_STOP on
\if :{?schema}
\else
  \set schema public
\endif
\if :{?prefix}
\else
  \set prefix forumdesk
\endif
BEGIN;
SELECT set_config('forumdesk.schema', :'schema', true), set_config('forumdesk.prefix', :'prefix', true) \g /dev/null

DO $roles$
DECLARE
    place text := current_setting('forumdesk.schema');
    prefix text := current_setting('forumdesk.prefix');
    owner text := prefix || '_owner';
    secretary text := prefix || '_secretary';
    desk text := prefix || '_desk';
    viewer text := prefix || '_viewer';
    role text;
    one text;
BEGIN
    IF to_regclass(format('%I.sealed_record', place)) IS NULL THEN
        RAISE EXCEPTION 'There is no register in the schema %. Make it first: forumdesk new or forumdesk move.', place;
    END IF;

    FOREACH role IN ARRAY ARRAY[owner, secretary, desk, viewer] LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE', role);
        END IF;
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role);
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', place, role);
    END LOOP;
    -- Not from the owner: run again, this would take from the tables' owner what foreign keys are checked with.
    FOREACH role IN ARRAY ARRAY[secretary, desk, viewer] LOOP
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I', place, role);
    END LOOP;

    -- Nobody but the owner makes anything here.
    EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', place);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM PUBLIC', place);
    EXECUTE format('GRANT CREATE ON SCHEMA %I TO %I', place, owner);
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = place LOOP
        EXECUTE format('ALTER TABLE %I.%I OWNER TO %I', place, one, owner);
    END LOOP;
    EXECUTE format('GRANT ALL ON ALL TABLES IN SCHEMA %I TO %I', place, owner);
    EXECUTE format('ALTER FUNCTION %I.sealed_record_guard() OWNER TO %I', place, owner);

    -- The secretary.
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', place, secretary);
    FOREACH one IN ARRAY ARRAY['sealed_record', 'journal', 'journal_difference', 'register', 'alembic_version'] LOOP
        EXECUTE format('REVOKE UPDATE, DELETE ON %I.%I FROM %I', place, one, secretary);
    END LOOP;
    EXECUTE format('REVOKE INSERT ON %I.register, %I.alembic_version FROM %I', place, place, secretary);
    -- Erasing a person's data by law empties what deeds noted of the person; that they were done stays. Merging a copy
    -- notes which merge brought a row here.
    EXECUTE format('GRANT UPDATE ("values", search_fold, merged_by) ON %I.journal TO %I', place, secretary);
    EXECUTE format('GRANT UPDATE (before, after) ON %I.journal_difference TO %I', place, secretary);

    -- The registration desk and who looks: everything that is shown; never identity numbers, never what was deleted.
    FOREACH role IN ARRAY ARRAY[desk, viewer] LOOP
        EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO %I', place, role);
        EXECUTE format('REVOKE SELECT ON %I.identity_number, %I.binned_content FROM %I', place, place, role);
    END LOOP;
    EXECUTE format('GRANT INSERT, UPDATE ON %I.movement TO %I', place, desk);
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I.presence TO %I', place, desk);
    EXECUTE format('GRANT INSERT ON %I.journal, %I.journal_difference TO %I', place, place, desk);
END
$roles$;
COMMIT;
