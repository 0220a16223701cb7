PRAGMA application_id = 1886544227;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'practice-coder','m001_first_tables','2026-11-22 23:57:23.757408+00:00');
CREATE TABLE actions (             -- the audit trail: who did what, when; append-only
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  coder TEXT NOT NULL,
  at TEXT NOT NULL,
  undoes INTEGER UNIQUE REFERENCES actions(id)
) STRICT;
INSERT INTO "actions" VALUES(1,'made the project','ana','2026-11-22T23:57:23.761828Z',NULL);
INSERT INTO "actions" VALUES(2,'add a document','ana','2026-11-22T23:57:23.768180Z',NULL);
INSERT INTO "actions" VALUES(3,'apply PL2 to FSW 01 T2 S1','ana','2026-11-22T23:57:23.772097Z',NULL);
INSERT INTO "actions" VALUES(4,'rate PL 2: FSW 01 T2 S1','ana','2026-11-22T23:57:23.774636Z',NULL);
INSERT INTO "actions" VALUES(5,'finish FSW 01 T2 S1','ana','2026-11-22T23:57:23.776735Z',NULL);
CREATE TABLE attributes (          -- what is known of a case: borough, role, model ...
  guid TEXT PRIMARY KEY,
  "case" TEXT NOT NULL REFERENCES cases(guid),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE ("case", name)
) STRICT;
CREATE TABLE cases (               -- the people or sites that are studied
  guid TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;
CREATE TABLE changes (             -- one row before and after, as JSON; null where there is none
  id INTEGER PRIMARY KEY,
  action INTEGER NOT NULL REFERENCES actions(id),
  table_name TEXT NOT NULL,
  row_guid TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
INSERT INTO "changes" VALUES(1,1,'codebook_versions','f877a493-8bf1-4950-82fd-40109765bb57',NULL,'{"guid": "f877a493-8bf1-4950-82fd-40109765bb57", "version": 1, "title": "A small codebook", "label": "", "codes": "[{\"id\": \"PL\", \"label\": \"Planning\", \"brief\": \"\", \"full\": \"\", \"use_when\": \"\", \"not_when\": \"\", \"example\": \"\", \"parent\": \"\", \"kind\": \"presence\", \"unit\": \"response\", \"values\": [], \"levels\": [{\"rank\": 0, \"label\": \"absent\", \"anchor\": \"\"}, {\"rank\": 1, \"label\": \"emerging\", \"anchor\": \"\"}, {\"rank\": 2, \"label\": \"embedded\", \"anchor\": \"\"}], \"keywords\": {\"seek\": [], \"avoid\": []}, \"colour\": \"\", \"hotkey\": \"p\", \"guid\": \"1842c989-a5f1-4fae-9420-fc771472c1f3\"}, {\"id\": \"PL2\", \"label\": \"Reading first\", \"brief\": \"\", \"full\": \"\", \"use_when\": \"\", \"not_when\": \"\", \"example\": \"\", \"parent\": \"PL\", \"kind\": \"presence\", \"unit\": \"response\", \"values\": [], \"levels\": [], \"keywords\": {\"seek\": [], \"avoid\": []}, \"colour\": \"\", \"hotkey\": \"r\", \"guid\": \"6b4eb6c7-d548-4281-a1ea-04bdb0ccafd1\"}]", "at": "2026-11-22T23:57:23.761828Z"}');
INSERT INTO "changes" VALUES(2,1,'codes','1842c989-a5f1-4fae-9420-fc771472c1f3',NULL,'{"id": "PL", "label": "Planning", "brief": "", "full": "", "use_when": "", "not_when": "", "example": "", "colour": "", "hotkey": "p", "kind": "presence", "unit": "response", "guid": "1842c989-a5f1-4fae-9420-fc771472c1f3", "parent": null, "position": 0}');
INSERT INTO "changes" VALUES(3,1,'code_levels','df78275a-2669-4d24-939a-4a232189f886',NULL,'{"rank": 0, "label": "absent", "anchor": "", "guid": "df78275a-2669-4d24-939a-4a232189f886", "code": "1842c989-a5f1-4fae-9420-fc771472c1f3"}');
INSERT INTO "changes" VALUES(4,1,'code_levels','0eb68ecb-12fa-4484-acfd-93173e2122ee',NULL,'{"rank": 1, "label": "emerging", "anchor": "", "guid": "0eb68ecb-12fa-4484-acfd-93173e2122ee", "code": "1842c989-a5f1-4fae-9420-fc771472c1f3"}');
INSERT INTO "changes" VALUES(5,1,'code_levels','ea25d15b-cf6d-4ef4-911f-20f0417a1d82',NULL,'{"rank": 2, "label": "embedded", "anchor": "", "guid": "ea25d15b-cf6d-4ef4-911f-20f0417a1d82", "code": "1842c989-a5f1-4fae-9420-fc771472c1f3"}');
INSERT INTO "changes" VALUES(6,1,'codes','6b4eb6c7-d548-4281-a1ea-04bdb0ccafd1',NULL,'{"id": "PL2", "label": "Reading first", "brief": "", "full": "", "use_when": "", "not_when": "", "example": "", "colour": "", "hotkey": "r", "kind": "presence", "unit": "response", "guid": "6b4eb6c7-d548-4281-a1ea-04bdb0ccafd1", "parent": "1842c989-a5f1-4fae-9420-fc771472c1f3", "position": 1}');
INSERT INTO "changes" VALUES(7,2,'documents','c88334e2-f5a8-48cc-a0d4-9fdfc96ff353',NULL,'{"guid": "c88334e2-f5a8-48cc-a0d4-9fdfc96ff353", "name": "FSW 01 T2 S1", "kind": "response", "case": null, "scenario": "S1", "time": "T2", "state": "present", "fingerprint": "8988701f4da11e769dc5fc914b2506058dcb9076b42482335a7e151554a58677", "source": ""}');
INSERT INTO "changes" VALUES(8,2,'turns','10af9379-8e18-4b28-9d86-1fa4bcb14439',NULL,'{"guid": "10af9379-8e18-4b28-9d86-1fa4bcb14439", "document": "c88334e2-f5a8-48cc-a0d4-9fdfc96ff353", "position": 0, "start": 0, "speech": 0, "stop": 50, "speaker": "FSW 01", "voice": "respondent"}');
INSERT INTO "changes" VALUES(9,3,'codings','e06f7936-ab11-4f77-adf3-10fa81b9e754',NULL,'{"guid": "e06f7936-ab11-4f77-adf3-10fa81b9e754", "document": "c88334e2-f5a8-48cc-a0d4-9fdfc96ff353", "code": "6b4eb6c7-d548-4281-a1ea-04bdb0ccafd1", "coder": "5256042d-2fd7-42ed-b826-e8db94881276", "start": 0, "stop": 24, "version": 1, "at": "2026-11-22T23:57:23.772097Z"}');
INSERT INTO "changes" VALUES(10,4,'ratings','2681a441-2c75-411b-8c5e-cf8dcd4e4397',NULL,'{"guid": "2681a441-2c75-411b-8c5e-cf8dcd4e4397", "document": "c88334e2-f5a8-48cc-a0d4-9fdfc96ff353", "code": "1842c989-a5f1-4fae-9420-fc771472c1f3", "coder": "5256042d-2fd7-42ed-b826-e8db94881276", "value": "2", "start": null, "stop": null, "version": 1, "at": "2026-11-22T23:57:23.774636Z"}');
INSERT INTO "changes" VALUES(11,5,'finishes','d67dbb3b-92ac-46f9-8f2d-814882cb9eea',NULL,'{"guid": "d67dbb3b-92ac-46f9-8f2d-814882cb9eea", "document": "c88334e2-f5a8-48cc-a0d4-9fdfc96ff353", "coder": "5256042d-2fd7-42ed-b826-e8db94881276", "at": "2026-11-22T23:57:23.776735Z"}');
CREATE TABLE code_levels (         -- the ordered levels of a code; 0 is "not there"
  guid TEXT PRIMARY KEY,
  code TEXT NOT NULL REFERENCES codes(guid),
  rank INTEGER NOT NULL CHECK (rank >= 0),
  label TEXT NOT NULL,
  anchor TEXT NOT NULL
) STRICT;
INSERT INTO "code_levels" VALUES('df78275a-2669-4d24-939a-4a232189f886','1842c989-a5f1-4fae-9420-fc771472c1f3',0,'absent','');
INSERT INTO "code_levels" VALUES('0eb68ecb-12fa-4484-acfd-93173e2122ee','1842c989-a5f1-4fae-9420-fc771472c1f3',1,'emerging','');
INSERT INTO "code_levels" VALUES('ea25d15b-cf6d-4ef4-911f-20f0417a1d82','1842c989-a5f1-4fae-9420-fc771472c1f3',2,'embedded','');
CREATE TABLE code_values (         -- the values of a single-choice code
  guid TEXT PRIMARY KEY,
  code TEXT NOT NULL REFERENCES codes(guid),
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE codebook_versions (   -- one row for each saved change; codes holds it whole, as JSON
  guid TEXT PRIMARY KEY,
  version INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  label TEXT NOT NULL,
  codes TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
INSERT INTO "codebook_versions" VALUES('f877a493-8bf1-4950-82fd-40109765bb57',1,'A small codebook','','[{"id": "PL", "label": "Planning", "brief": "", "full": "", "use_when": "", "not_when": "", "example": "", "parent": "", "kind": "presence", "unit": "response", "values": [], "levels": [{"rank": 0, "label": "absent", "anchor": ""}, {"rank": 1, "label": "emerging", "anchor": ""}, {"rank": 2, "label": "embedded", "anchor": ""}], "keywords": {"seek": [], "avoid": []}, "colour": "", "hotkey": "p", "guid": "1842c989-a5f1-4fae-9420-fc771472c1f3"}, {"id": "PL2", "label": "Reading first", "brief": "", "full": "", "use_when": "", "not_when": "", "example": "", "parent": "PL", "kind": "presence", "unit": "response", "values": [], "levels": [], "keywords": {"seek": [], "avoid": []}, "colour": "", "hotkey": "r", "guid": "6b4eb6c7-d548-4281-a1ea-04bdb0ccafd1"}]','2026-11-22T23:57:23.761828Z');
CREATE TABLE coders (              -- who codes: a person, or the consensus of the team
  guid TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'consensus'))
) STRICT;
INSERT INTO "coders" VALUES('5256042d-2fd7-42ed-b826-e8db94881276','ana','person');
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
INSERT INTO "codes" VALUES('1842c989-a5f1-4fae-9420-fc771472c1f3','PL','Planning','','','','','',NULL,'presence','response','','p',0);
INSERT INTO "codes" VALUES('6b4eb6c7-d548-4281-a1ea-04bdb0ccafd1','PL2','Reading first','','','','','','1842c989-a5f1-4fae-9420-fc771472c1f3','presence','response','','r',1);
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
INSERT INTO "codings" VALUES('e06f7936-ab11-4f77-adf3-10fa81b9e754','c88334e2-f5a8-48cc-a0d4-9fdfc96ff353','6b4eb6c7-d548-4281-a1ea-04bdb0ccafd1','5256042d-2fd7-42ed-b826-e8db94881276',0,24,1,'2026-11-22T23:57:23.772097Z');
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
INSERT INTO "documents" VALUES('c88334e2-f5a8-48cc-a0d4-9fdfc96ff353','FSW 01 T2 S1','response',NULL,'S1','T2','present','8988701f4da11e769dc5fc914b2506058dcb9076b42482335a7e151554a58677','');
CREATE TABLE finishes (            -- a coder has coded this document to the end
  guid TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(guid),
  coder TEXT NOT NULL REFERENCES coders(guid),
  at TEXT NOT NULL,
  UNIQUE (document, coder)
) STRICT;
INSERT INTO "finishes" VALUES('d67dbb3b-92ac-46f9-8f2d-814882cb9eea','c88334e2-f5a8-48cc-a0d4-9fdfc96ff353','5256042d-2fd7-42ed-b826-e8db94881276','2026-11-22T23:57:23.776735Z');
CREATE TABLE keywords (            -- words that hint at a code (seek) or silence a hint (avoid)
  guid TEXT PRIMARY KEY,
  code TEXT NOT NULL REFERENCES codes(guid),
  word TEXT NOT NULL,
  sense TEXT NOT NULL CHECK (sense IN ('seek', 'avoid')),
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE prompts (             -- the printed questions of a scenario
  guid TEXT PRIMARY KEY,
  scenario TEXT NOT NULL REFERENCES scenarios(guid),
  id TEXT NOT NULL,
  text TEXT NOT NULL,
  position INTEGER NOT NULL
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
INSERT INTO "ratings" VALUES('2681a441-2c75-411b-8c5e-cf8dcd4e4397','c88334e2-f5a8-48cc-a0d4-9fdfc96ff353','1842c989-a5f1-4fae-9420-fc771472c1f3','5256042d-2fd7-42ed-b826-e8db94881276','2',NULL,NULL,1,'2026-11-22T23:57:23.774636Z');
CREATE TABLE scenarios (           -- practice situations that respondents answer
  guid TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE COLLATE NOCASE,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  prompted INTEGER NOT NULL CHECK (prompted IN (0, 1)),
  position INTEGER NOT NULL
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
CREATE TABLE texts (               -- canonical text, once; offsets count its code points
  fingerprint TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;
INSERT INTO "texts" VALUES('8988701f4da11e769dc5fc914b2506058dcb9076b42482335a7e151554a58677','I''d read the file first. Then I''d ring the school.');
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
INSERT INTO "turns" VALUES('10af9379-8e18-4b28-9d86-1fa4bcb14439','c88334e2-f5a8-48cc-a0d4-9fdfc96ff353',0,0,0,50,'FSW 01','respondent');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
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
COMMIT;
