ALTER TABLE "harvest_run" ADD COLUMN "mode" text DEFAULT 'listing' NOT NULL;
--> statement-breakpoint
ALTER TABLE "harvest_run" ADD COLUMN "covered_until" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "posting" ADD COLUMN "number" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "posting_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);
--> statement-breakpoint
ALTER TABLE "posting" ADD COLUMN "home_id" text;
--> statement-breakpoint
ALTER TABLE "posting" ADD COLUMN "leads" boolean DEFAULT true NOT NULL;
--> statement-breakpoint
ALTER TABLE "posting" ADD COLUMN "standing" smallint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "posting" ADD COLUMN "text_length" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "posting" ADD COLUMN "apart_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "posting" ADD COLUMN "times_missed" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "posting" ADD COLUMN "missed_run" bigint;
--> statement-breakpoint
-- Until now every posting was a vacancy of its own. The next run writes each anew, with what was not kept before.
UPDATE "posting" SET "home_id" = "vacancy_id", "version" = '', "content_hash" = '';
--> statement-breakpoint
ALTER TABLE "posting" ALTER COLUMN "home_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_number" UNIQUE("number");
--> statement-breakpoint
CREATE TABLE "erasure" (
	"hash" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"words" integer NOT NULL,
	"hint" integer NOT NULL,
	"erased_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posting_content" (
	"number" bigint PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posting_key" (
	"key" bigint NOT NULL,
	"number" bigint NOT NULL,
	CONSTRAINT "posting_key_key_number_pk" PRIMARY KEY("key","number")
);
--> statement-breakpoint
CREATE TABLE "posting_match" (
	"one" bigint NOT NULL,
	"other" bigint NOT NULL,
	"reason" jsonb NOT NULL,
	CONSTRAINT "posting_match_one_other_pk" PRIMARY KEY("one","other"),
	CONSTRAINT "posting_match_order" CHECK (one < other)
);
--> statement-breakpoint
CREATE TABLE "posting_payload" (
	"number" bigint PRIMARY KEY NOT NULL,
	"payload" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posting_sketch" (
	"number" bigint PRIMARY KEY NOT NULL,
	"keys" bigint[] NOT NULL,
	"sketch" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vacancy_gone" (
	"id" text PRIMARY KEY NOT NULL,
	"closed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vacancy_join" (
	"number" bigint PRIMARY KEY NOT NULL,
	"lead" bigint NOT NULL,
	"reason" jsonb NOT NULL,
	"joined_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
-- Deflated already: to compress it again would cost and save nothing.
ALTER TABLE "posting_payload" ALTER COLUMN "payload" SET STORAGE EXTERNAL;
--> statement-breakpoint
ALTER TABLE "posting_content" ADD CONSTRAINT "posting_content_number_posting_number_fk" FOREIGN KEY ("number") REFERENCES "public"."posting"("number") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "posting_match" ADD CONSTRAINT "posting_match_one_posting_number_fk" FOREIGN KEY ("one") REFERENCES "public"."posting"("number") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "posting_match" ADD CONSTRAINT "posting_match_other_posting_number_fk" FOREIGN KEY ("other") REFERENCES "public"."posting"("number") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "posting_payload" ADD CONSTRAINT "posting_payload_number_posting_number_fk" FOREIGN KEY ("number") REFERENCES "public"."posting"("number") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "posting_sketch" ADD CONSTRAINT "posting_sketch_number_posting_number_fk" FOREIGN KEY ("number") REFERENCES "public"."posting"("number") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vacancy_join" ADD CONSTRAINT "vacancy_join_number_posting_number_fk" FOREIGN KEY ("number") REFERENCES "public"."posting"("number") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vacancy_join" ADD CONSTRAINT "vacancy_join_lead_posting_number_fk" FOREIGN KEY ("lead") REFERENCES "public"."posting"("number") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "posting_match_other" ON "posting_match" USING btree ("other");
--> statement-breakpoint
CREATE INDEX "vacancy_join_lead" ON "vacancy_join" USING btree ("lead");
--> statement-breakpoint
CREATE INDEX "posting_home" ON "posting" USING btree ("home_id") WHERE home_id <> vacancy_id;
