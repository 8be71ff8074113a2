CREATE TABLE "upstream_turn" (
	"lane" text PRIMARY KEY NOT NULL,
	"latest" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "harvest_run" ADD COLUMN "accepted" boolean DEFAULT false NOT NULL;