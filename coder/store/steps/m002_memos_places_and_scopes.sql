CREATE TABLE memos (               -- what somebody thought of the project, or of one thing
  guid TEXT PRIMARY KEY,
  about TEXT NOT NULL CHECK (about IN ('project', 'document', 'case', 'code', 'coding')),
  subject TEXT NOT NULL,           -- the guid of that thing; empty for the project
  coder TEXT NOT NULL REFERENCES coders(guid),
  text TEXT NOT NULL,
  made TEXT NOT NULL,
  at TEXT NOT NULL                 -- when it was last changed
) STRICT;

CREATE TABLE places (              -- where each coder stood last; outside the trail and undo
  document TEXT NOT NULL REFERENCES documents(guid) ON DELETE CASCADE,
  coder TEXT NOT NULL,
  offset INTEGER NOT NULL CHECK (offset >= 0),
  at TEXT NOT NULL,
  PRIMARY KEY (document, coder)
) STRICT;

-- a coder has one memo on a subject, and goes on writing in it
CREATE UNIQUE INDEX memos_of_subject ON memos (subject, about, coder);

-- a retired code keeps its codings, but is given no more
ALTER TABLE codes ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));
-- what an action is about: a document's guid, 'codebook', or '' for more than one thing
ALTER TABLE actions ADD COLUMN scope TEXT NOT NULL DEFAULT '';
