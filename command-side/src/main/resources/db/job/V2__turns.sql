alter table job_line add column turn smallint not null default 0;

comment on column job_line.turn is 'All lines of one turn are done before any of the next is begun.';

-- Finds the next lines to be done; those of one outcome are found as before.
create index job_line_open on job_line (staging, turn, number) where outcome is null;
