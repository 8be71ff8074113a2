ALTER TABLE "posting_sketch" ADD COLUMN "glance" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Sketches without one are passed over: the next run writes each posting anew.
UPDATE "posting" SET "version" = '', "content_hash" = '' WHERE "retired_at" IS NULL;
