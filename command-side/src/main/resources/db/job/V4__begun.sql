alter table job
    add column begun_turn   smallint not null default 0,
    add column begun_number int      not null default 0;

comment on column job.begun_number is 'No line after this one of that turn was begun yet; one before it may have taken effect though its outcome is not noted.';

alter table job_line add column attempts smallint not null default 0;

comment on column job_line.attempts is 'In how many runs it has asked to be tried again.';
