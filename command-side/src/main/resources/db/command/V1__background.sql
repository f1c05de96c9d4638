-- What is to be done by itself, and by whom it is being done; written by db-scheduler, whose names these are.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    constraint scheduled_tasks_task primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- Beside the rows of the projection 'due', which never knows the time: a rebuild of those forgets nothing here.
create table due_attempt (
    kind     text        not null,
    subject  text        not null,
    position bigint      not null,
    attempts int         not null,
    next_at  timestamptz not null,
    failure  text,
    constraint due_attempt_of_work primary key (kind, subject, position)
);

comment on table due_attempt is 'Due work that somebody has taken up, until it is no longer due.';
comment on column due_attempt.position is 'Of the event it is due since.';
comment on column due_attempt.next_at is 'Not to be taken up before, be it because it is being done or because it failed.';
comment on column due_attempt.failure is 'Why the last attempt came to nothing; absent while it is being done.';
