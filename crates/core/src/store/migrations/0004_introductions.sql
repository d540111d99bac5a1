-- An introduction from the first question to what came of it: each side's yes by itself, when they were introduced, when
-- somebody asks again, and why it was not this time, which `why` held before beside why it was suggested.
ALTER TABLE connection ADD COLUMN need_agreed_on TEXT;
ALTER TABLE connection ADD COLUMN other_agreed_on TEXT;
ALTER TABLE connection ADD COLUMN introduced_on TEXT;
ALTER TABLE connection ADD COLUMN follow_up_on TEXT;
ALTER TABLE connection ADD COLUMN why_not TEXT;
UPDATE connection SET why_not = why, why = NULL WHERE state = 'not_this_time';
