-- Version 4: hosts that are one machine, or one owner's, are asked by one at a time.

CREATE TABLE lane (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,    -- such as 'ip 203.0.113.7' or 'domain shop.example'
  next_at BIGINT NOT NULL,      -- no request to any of its hosts before
  leased_until BIGINT NOT NULL, -- somebody is asking one of them now; 0 if nobody is
  leased_by BIGINT NOT NULL     -- id of the host that is asked
);

CREATE TABLE host_lane (
  host BIGINT NOT NULL,
  lane BIGINT NOT NULL,
  PRIMARY KEY (host, lane)
);
