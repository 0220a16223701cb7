CREATE TABLE origins (             -- in a copy made for one coder: what it was made from
  guid TEXT PRIMARY KEY,
  made_for TEXT NOT NULL,          -- the coder's name
  made_by TEXT NOT NULL,
  source TEXT NOT NULL,            -- the project's file, as it was called
  action INTEGER NOT NULL,         -- the last action of the project's trail, and when it was done;
  acted TEXT NOT NULL,             -- the two tell the project from every other
  at TEXT NOT NULL
) STRICT;

CREATE TABLE merges (              -- work that was brought in from another file
  guid TEXT PRIMARY KEY,
  source TEXT NOT NULL,            -- that file, as it was called
  action INTEGER NOT NULL,         -- the last action of its trail that was brought in, and when it
  acted TEXT NOT NULL,             -- was done: what came before is known
  stamps TEXT NOT NULL,            -- when what was taken over had been done, as JSON
  conflicts TEXT NOT NULL,         -- what had been done differently, both versions, as JSON
  at TEXT NOT NULL
) STRICT;
