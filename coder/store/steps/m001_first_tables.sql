CREATE TABLE coders (              -- who codes: a person, or the consensus of the team
  guid TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'consensus'))
) STRICT;

CREATE TABLE cases (               -- the people or sites that are studied
  guid TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE attributes (          -- what is known of a case: borough, role, model ...
  guid TEXT PRIMARY KEY,
  "case" TEXT NOT NULL REFERENCES cases(guid),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE ("case", name)
) STRICT;

CREATE TABLE scenarios (           -- practice situations that respondents answer
  guid TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE COLLATE NOCASE,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  prompted INTEGER NOT NULL CHECK (prompted IN (0, 1)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE prompts (             -- the printed questions of a scenario
  guid TEXT PRIMARY KEY,
  scenario TEXT NOT NULL REFERENCES scenarios(guid),
  id TEXT NOT NULL,
  text TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE texts (               -- canonical text, once; offsets count its code points
  fingerprint TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE documents (           -- interviews, and responses to one scenario at one time
  guid TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  kind TEXT NOT NULL CHECK (kind IN ('interview', 'response')),
  "case" TEXT REFERENCES cases(guid),
  scenario TEXT NOT NULL,
  time TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('present', 'blank', 'withheld')),
  fingerprint TEXT NOT NULL REFERENCES texts(fingerprint),
  source TEXT NOT NULL
) STRICT;

CREATE TABLE turns (               -- one speaker's speech; a label lies in start..speech
  guid TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(guid),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  speech INTEGER NOT NULL CHECK (speech >= start),
  stop INTEGER NOT NULL CHECK (stop > speech),
  speaker TEXT NOT NULL,
  voice TEXT NOT NULL CHECK (voice IN ('respondent', 'interviewer', 'prompt')),
  UNIQUE (document, position)
) STRICT;

CREATE TABLE codebook_versions (   -- one row for each saved change; codes holds it whole, as JSON
  guid TEXT PRIMARY KEY,
  version INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  label TEXT NOT NULL,
  codes TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE codes (               -- the codebook as it is now
  guid TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE COLLATE NOCASE,
  label TEXT NOT NULL,
  brief TEXT NOT NULL,
  "full" TEXT NOT NULL,
  use_when TEXT NOT NULL,
  not_when TEXT NOT NULL,
  example TEXT NOT NULL,
  parent TEXT REFERENCES codes(guid),
  kind TEXT NOT NULL CHECK (kind IN ('presence', 'choice')),
  unit TEXT NOT NULL CHECK (unit IN ('response', 'interview')),
  colour TEXT NOT NULL,
  hotkey TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE code_values (         -- the values of a single-choice code
  guid TEXT PRIMARY KEY,
  code TEXT NOT NULL REFERENCES codes(guid),
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE code_levels (         -- the ordered levels of a code; 0 is "not there"
  guid TEXT PRIMARY KEY,
  code TEXT NOT NULL REFERENCES codes(guid),
  rank INTEGER NOT NULL CHECK (rank >= 0),
  label TEXT NOT NULL,
  anchor TEXT NOT NULL
) STRICT;

CREATE TABLE keywords (            -- words that hint at a code (seek) or silence a hint (avoid)
  guid TEXT PRIMARY KEY,
  code TEXT NOT NULL REFERENCES codes(guid),
  word TEXT NOT NULL,
  sense TEXT NOT NULL CHECK (sense IN ('seek', 'avoid')),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE codings (             -- one code on one span by one coder
  guid TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(guid),
  code TEXT NOT NULL REFERENCES codes(guid),
  coder TEXT NOT NULL REFERENCES coders(guid),
  start INTEGER NOT NULL CHECK (start >= 0),
  stop INTEGER NOT NULL CHECK (stop > start),
  version INTEGER NOT NULL,        -- of the codebook that it was made under
  at TEXT NOT NULL,
  UNIQUE (document, code, coder, start, stop)
) STRICT;

CREATE TABLE ratings (             -- one value or level per document, code and coder
  guid TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(guid),
  code TEXT NOT NULL REFERENCES codes(guid),
  coder TEXT NOT NULL REFERENCES coders(guid),
  value TEXT NOT NULL,
  start INTEGER CHECK (start >= 0),
  stop INTEGER CHECK (stop > start),
  version INTEGER NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (document, code, coder),
  CHECK ((start IS NULL) = (stop IS NULL))
) STRICT;

CREATE TABLE finishes (            -- a coder has coded this document to the end
  guid TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(guid),
  coder TEXT NOT NULL REFERENCES coders(guid),
  at TEXT NOT NULL,
  UNIQUE (document, coder)
) STRICT;

CREATE TABLE suggestion_events (   -- append-only log, outside undo: it outlives what it names
  id INTEGER PRIMARY KEY,
  event TEXT NOT NULL CHECK (event IN ('shown', 'accepted', 'rejected')),
  coder TEXT NOT NULL,
  document TEXT NOT NULL,
  code TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  form TEXT NOT NULL,
  keyword TEXT NOT NULL,
  reason TEXT NOT NULL,
  score REAL NOT NULL,
  rank INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE actions (             -- the audit trail: who did what, when; append-only
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  coder TEXT NOT NULL,
  at TEXT NOT NULL,
  undoes INTEGER UNIQUE REFERENCES actions(id)
) STRICT;

CREATE TABLE changes (             -- one row before and after, as JSON; null where there is none
  id INTEGER PRIMARY KEY,
  action INTEGER NOT NULL REFERENCES actions(id),
  table_name TEXT NOT NULL,
  row_guid TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE INDEX turns_of_document ON turns (document);
CREATE INDEX codings_of_document ON codings (document);
CREATE INDEX codings_of_code ON codings (code);
CREATE INDEX changes_of_action ON changes (action);
CREATE INDEX actions_of_coder ON actions (coder);

CREATE VIEW coded_segments AS      -- to read in any SQLite program: every coding with its words
SELECT documents.name AS document, codes.id AS code, codes.label AS label, coders.name AS coder,
       codings.start AS start, codings.stop AS stop,
       substr(texts.text, codings.start + 1, codings.stop - codings.start) AS words,
       codings.at AS at
FROM codings
JOIN documents ON documents.guid = codings.document
JOIN texts ON texts.fingerprint = documents.fingerprint
JOIN codes ON codes.guid = codings.code
JOIN coders ON coders.guid = codings.coder;
