-- An invitation that names an account is a link to choose a new password for it.
ALTER TABLE invitation ADD COLUMN account TEXT REFERENCES account (name);
