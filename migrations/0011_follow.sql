CREATE TABLE "follow" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"target" text,
	"secret" text,
	"language" text NOT NULL,
	"label" text NOT NULL,
	"path" text NOT NULL,
	"query" jsonb NOT NULL,
	"how_often" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"next_check_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	CONSTRAINT "follow_off" CHECK ((target is null) = (state = 'off'))
);
--> statement-breakpoint
CREATE TABLE "follow_delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"follow" text NOT NULL,
	"kind" text NOT NULL,
	"news" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "follow_token" (
	"hash" text PRIMARY KEY NOT NULL,
	"follow" text NOT NULL,
	"purpose" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_told" (
	"follow" text NOT NULL,
	"vacancy_id" text NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "follow_told_follow_vacancy_id_pk" PRIMARY KEY("follow","vacancy_id")
);
--> statement-breakpoint
ALTER TABLE "follow_delivery" ADD CONSTRAINT "follow_delivery_follow_follow_id_fk" FOREIGN KEY ("follow") REFERENCES "public"."follow"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_token" ADD CONSTRAINT "follow_token_follow_follow_id_fk" FOREIGN KEY ("follow") REFERENCES "public"."follow"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_told" ADD CONSTRAINT "follow_told_follow_follow_id_fk" FOREIGN KEY ("follow") REFERENCES "public"."follow"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_due" ON "follow" USING btree ("next_check_at") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "follow_target" ON "follow" USING btree ("target");--> statement-breakpoint
CREATE INDEX "follow_delivery_due" ON "follow_delivery" USING btree ("next_try_at") WHERE delivered_at is null;--> statement-breakpoint
CREATE INDEX "follow_delivery_follow" ON "follow_delivery" USING btree ("follow");--> statement-breakpoint
CREATE INDEX "follow_token_follow" ON "follow_token" USING btree ("follow");--> statement-breakpoint
CREATE INDEX "vacancy_first_seen" ON "vacancy" USING btree ("first_seen_at") WHERE closed_at is null;