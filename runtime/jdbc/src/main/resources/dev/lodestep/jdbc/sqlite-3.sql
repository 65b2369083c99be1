-- Lodestep's tables in SQLite, version 3: checksums of journal entries.

-- crc: CRC-32C over kind, node, attempt, message and payload; absent in entries of before.
ALTER TABLE journal ADD COLUMN crc INTEGER;
