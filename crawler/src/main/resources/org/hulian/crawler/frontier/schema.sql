-- The frontier, version 1, for SQLite. Times are milliseconds since 1970.

CREATE TABLE site (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  run BIGINT NOT NULL,          -- number of the last run, from 1
  started_at BIGINT NOT NULL,   -- of that run
  ended_at BIGINT,              -- absent while it runs, and after a crash
  requests BIGINT NOT NULL      -- made in that run, robots.txt not counted
);

-- One row for each scheme and authority; the pace holds for all sites together.
CREATE TABLE host (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL UNIQUE,
  next_at BIGINT NOT NULL,      -- no request before
  leased_until BIGINT NOT NULL, -- somebody is asking it now; 0 if nobody is
  leased_by BIGINT NOT NULL,    -- id of that site
  crawl_delay BIGINT NOT NULL   -- from robots.txt, milliseconds; raises the site's own
);
CREATE INDEX host_due ON host (next_at);

CREATE TABLE address (
  id INTEGER PRIMARY KEY,
  site BIGINT NOT NULL,
  host BIGINT NOT NULL,
  url TEXT NOT NULL,
  state TEXT NOT NULL,          -- discovered ready leased done retry dead
  priority INTEGER NOT NULL,    -- lower first
  role TEXT NOT NULL,
  depth INTEGER NOT NULL,
  hops INTEGER NOT NULL,        -- redirects on the way here
  failures INTEGER NOT NULL,    -- in this run
  kills INTEGER NOT NULL,       -- runs that ended while it was read; the first, while it was leased
  not_before BIGINT,            -- in state retry
  reason TEXT,                  -- why it is dead or waits; 'being read' while leased, if kills > 0
  gone INTEGER NOT NULL,        -- 1 if the server says that nothing is there
  run BIGINT NOT NULL,          -- in which it was settled last; 0 never
  seen_at BIGINT,               -- last answer with a page
  etag TEXT,
  last_modified TEXT,
  content_hash TEXT,
  revisit_at BIGINT,
  revisit_after BIGINT,         -- milliseconds between looks
  redirect_to TEXT,
  UNIQUE (site, url)
);
CREATE INDEX address_ready ON address (site, host, priority, id) WHERE state = 'ready';
CREATE INDEX address_retry ON address (site, not_before) WHERE state = 'retry';
CREATE INDEX address_leased ON address (site) WHERE state = 'leased';

-- One queue for each site and host.
CREATE TABLE queue (
  site BIGINT NOT NULL,
  host BIGINT NOT NULL,
  ready BIGINT NOT NULL,        -- addresses in state ready
  failures INTEGER NOT NULL,    -- addresses that failed one after the other
  refusals INTEGER NOT NULL,    -- addresses that were shut one after the other
  held TEXT,                    -- why nothing more is asked in this run
  PRIMARY KEY (site, host)
);

-- Which items an address showed.
CREATE TABLE shown (
  address BIGINT NOT NULL,
  listing TEXT NOT NULL,
  removed INTEGER NOT NULL,     -- 0 shown; 2 missing at the last look; 1 gone from here
  PRIMARY KEY (address, listing)
);
CREATE INDEX shown_listing ON shown (listing);

CREATE TABLE robots (
  authority TEXT PRIMARY KEY,
  fetched_at BIGINT NOT NULL,
  status INTEGER NOT NULL,      -- 0 if there was no answer that could be read
  content_type TEXT,
  body BLOB NOT NULL
);
