CREATE TABLE summaries (           -- the framework matrix: what a case says on a code, in brief
  guid TEXT PRIMARY KEY,
  "case" TEXT NOT NULL REFERENCES cases(guid),
  code TEXT NOT NULL REFERENCES codes(guid),
  coder TEXT NOT NULL REFERENCES coders(guid),  -- who wrote it last
  text TEXT NOT NULL,
  made TEXT NOT NULL,
  at TEXT NOT NULL,                -- when it was last changed
  UNIQUE ("case", code)
) STRICT;
