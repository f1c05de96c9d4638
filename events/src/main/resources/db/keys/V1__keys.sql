create table subject_key (
    subject     text        collate "C" not null,
    version     int         not null,
    wrapped     bytea       not null,
    created_at  timestamptz not null default now(),
    constraint subject_key_version primary key (subject, version)
);

comment on table subject_key is 'The key of each subject of personal data, wrapped by the master key. Deleting it forgets the subject.';
