CREATE TABLE rounds (              -- documents that some coders code apart from each other
  guid TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('independent', 'again', 'training')),
  seed INTEGER,                    -- of the draw; null where the documents were chosen by hand
  share REAL,                      -- of the pool in percent, where it was asked for so
  pool INTEGER,                    -- how many documents it was drawn from; null where by hand
  narrowed TEXT NOT NULL,          -- what these have in common, as JSON: name -> list of values
  strata TEXT NOT NULL,            -- what the draw was balanced by, as a JSON list
  masks TEXT NOT NULL,             -- attributes that coders do not see, as a JSON list
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  gold TEXT REFERENCES coders(guid),  -- whom trainees are compared with
  made_by TEXT NOT NULL,
  at TEXT NOT NULL,
  closed TEXT NOT NULL             -- when the lead closed it; empty while it is open
) STRICT;

CREATE TABLE round_documents (     -- what is coded in a round
  guid TEXT PRIMARY KEY,
  round TEXT NOT NULL REFERENCES rounds(guid),
  document TEXT NOT NULL REFERENCES documents(guid),
  position INTEGER NOT NULL,       -- in the shuffled order that blind coders see
  UNIQUE (round, document)
) STRICT;

CREATE TABLE round_coders (        -- who codes in a round
  guid TEXT PRIMARY KEY,
  round TEXT NOT NULL REFERENCES rounds(guid),
  coder TEXT NOT NULL REFERENCES coders(guid),
  UNIQUE (round, coder)
) STRICT;

CREATE TABLE passes (              -- what a coder had coded in a round when finishing; never edited
  guid TEXT PRIMARY KEY,
  round TEXT NOT NULL REFERENCES rounds(guid),
  document TEXT NOT NULL REFERENCES documents(guid),
  coder TEXT NOT NULL REFERENCES coders(guid),
  version INTEGER NOT NULL,        -- of the codebook at that time
  work TEXT NOT NULL,              -- codings and ratings, as JSON
  at TEXT NOT NULL,
  UNIQUE (round, document, coder)
) STRICT;

CREATE INDEX rounds_of_document ON round_documents (document);

-- a coder who codes as an exercise (again after weeks, or in training) has a name of its own for
-- it; this says whose exercise it is. Exercises are compared, and never counted
ALTER TABLE coders ADD COLUMN person TEXT REFERENCES coders(guid);
