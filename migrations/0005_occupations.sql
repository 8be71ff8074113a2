CREATE TABLE "concept" (
	"number" integer PRIMARY KEY NOT NULL,
	"uri" text NOT NULL,
	"kind" text NOT NULL,
	"isco" text,
	"label_da" text,
	"label_sv" text,
	"label_en" text,
	CONSTRAINT "concept_uri" UNIQUE("uri")
);
--> statement-breakpoint
CREATE TABLE "concept_alias" (
	"concept" integer NOT NULL,
	"lang" text NOT NULL,
	"label" text NOT NULL,
	"norm" text NOT NULL,
	"kind" text NOT NULL,
	"weight" real NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "concept_alias_source_concept_lang_kind_label_pk" PRIMARY KEY("source","concept","lang","kind","label")
);
--> statement-breakpoint
CREATE TABLE "concept_layer" (
	"source" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"concepts" integer NOT NULL,
	"labels" integer NOT NULL,
	"codes" integer NOT NULL,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "concept_xref" (
	"scheme" text NOT NULL,
	"code" text NOT NULL,
	"concept" integer NOT NULL,
	"relation" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "concept_xref_source_scheme_code_concept_relation_pk" PRIMARY KEY("source","scheme","code","concept","relation")
);
--> statement-breakpoint
ALTER TABLE "vacancy" ADD COLUMN "occupation_candidates" jsonb;--> statement-breakpoint
ALTER TABLE "vacancy" ADD COLUMN "concepts" integer[];--> statement-breakpoint
ALTER TABLE "concept_alias" ADD CONSTRAINT "concept_alias_concept_concept_number_fk" FOREIGN KEY ("concept") REFERENCES "public"."concept"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concept_xref" ADD CONSTRAINT "concept_xref_concept_concept_number_fk" FOREIGN KEY ("concept") REFERENCES "public"."concept"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "concept_isco" ON "concept" USING btree ("isco");--> statement-breakpoint
CREATE INDEX "concept_alias_norm" ON "concept_alias" USING btree ("norm");--> statement-breakpoint
CREATE INDEX "concept_alias_concept" ON "concept_alias" USING btree ("concept");--> statement-breakpoint
CREATE INDEX "concept_xref_concept" ON "concept_xref" USING btree ("concept");--> statement-breakpoint
CREATE INDEX "vacancy_concepts" ON "vacancy" USING gin ("concepts");