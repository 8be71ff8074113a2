ALTER TABLE "posting_match" ADD COLUMN "rank" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "posting_match" ADD COLUMN "tentative" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- What is stored was judged before its sureness was kept: see src/duplicates/sureness.ts.
UPDATE "posting_match" SET
	"rank" = case when reason ->> 'kind' = 'external_id' then 1 when reason ->> 'kind' = 'url' then 2
		when reason ->> 'kind' = 'translation' then 4
		when reason ->> 'kind' = 'employer_and_text' then case when reason ->> 'excerpt' = 'true' then 5 else 3 end
		else 0 end,
	"tentative" = coalesce(reason ->> 'kind' = 'translation' or reason ->> 'excerpt' = 'true', false);
