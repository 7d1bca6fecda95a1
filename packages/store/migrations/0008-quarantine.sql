-- Supervisors are told of what was set aside because it bears the banner of a classified document; the audit
-- is long, and these entries are few.
create index audit_classified on trama.audit (seq) where purpose = 'marking-classified';
