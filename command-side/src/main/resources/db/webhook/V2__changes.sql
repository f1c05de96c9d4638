alter table webhook_registration add column changes text[] not null default '{}';

comment on column webhook_registration.changes is 'Keys of the last requests that changed it, so that their repeats are no second ones.';
