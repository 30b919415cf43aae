-- Version 2: how many addresses of one form a host showed.

CREATE TABLE template (
  site BIGINT NOT NULL,
  host BIGINT NOT NULL,
  form TEXT NOT NULL,           -- the address without host, digits and values
  used BIGINT NOT NULL,         -- addresses of this form that may be asked
  items INTEGER NOT NULL,       -- 1 if items go by addresses of this form: there is no limit
  PRIMARY KEY (site, host, form)
);
