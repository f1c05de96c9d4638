-- Work in many lines: what was asked for and what came of each line. What happened to the subjects is in their streams.
create table job (
    id               uuid        not null,
    staging          uuid        not null,
    kind             text        not null,
    distributor_id   uuid        not null,
    claim            text        not null,
    dry_run          boolean     not null,
    undoes           uuid,
    status           text        not null,
    cancelling       boolean     not null default false,
    lines            int         not null,
    started_by       text        not null,
    roles            text[]      not null,
    request_id       text        not null,
    trace_id         text        not null,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    constraint job_id primary key (id),
    constraint job_claim unique (claim)
);

comment on table job is 'Jobs until they are purged, some weeks after their end.';
comment on column job.staging is 'Under which its lines lie: they are read before it is known which request it is.';
comment on column job.claim is 'Hash over caller and request id: one id, one job.';
comment on column job.undoes is 'The job whose changes this one takes back.';
comment on column job.cancelling is 'Whether whoever runs it is to stop.';

create index job_end on job (finished_at);

create table job_tally (
    job_id  uuid not null references job on delete cascade,
    outcome text not null,
    lines   int  not null,
    constraint job_tally_outcome primary key (job_id, outcome)
);

comment on table job_tally is 'How many lines had which outcome, so that progress costs no counting.';

create table job_line (
    staging     uuid not null,
    number      int  not null,
    text        text,
    key_version int,
    outcome     text,
    result      json,
    constraint job_line_number primary key (staging, number)
);

comment on table job_line is 'The lines of jobs, and what came of them.';
comment on column job_line.text is 'As it came, until it is done; then nothing.';
comment on column job_line.key_version is 'With which version of the job''s key the text is sealed; absent where it holds no personal data.';

-- Finds what is still to be done (no outcome yet) as well as the lines of one outcome.
create index job_line_outcome on job_line (staging, outcome, number);

create table job_staging (
    id       uuid        not null,
    begun_at timestamptz not null,
    constraint job_staging_id primary key (id)
);

comment on table job_staging is 'Lines that are being read; what stays here was abandoned.';
