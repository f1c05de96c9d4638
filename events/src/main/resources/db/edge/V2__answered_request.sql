create table answered_request (
    name        bytea       not null,
    request     bytea       not null,
    fault       boolean     not null,
    status      smallint    not null,
    headers     json        not null,
    body        bytea,
    answered_at timestamptz not null,
    kept_until  timestamptz not null,
    constraint answered_request_name primary key (name)
);

comment on table answered_request is 'Answers that were given, for requests that come again. No answer that names a person or holds a secret is here.';
comment on column answered_request.name is 'Under /v1 a hash over the whole request, elsewhere over caller and request id alone.';
comment on column answered_request.request is 'A hash over the whole request: another one under the same name is a mistake.';
comment on column answered_request.body is 'Absent where it names people or holds a secret; the answer is then told anew.';
comment on column answered_request.kept_until is 'By the ledger''s clock.';

create index answered_request_kept_until on answered_request (kept_until);
