ALTER TABLE "vacancy" ADD COLUMN "requirements" text;--> statement-breakpoint
ALTER TABLE "vacancy" ADD COLUMN "requires" text[];--> statement-breakpoint
CREATE INDEX "vacancy_requires" ON "vacancy" USING gin ("requires");