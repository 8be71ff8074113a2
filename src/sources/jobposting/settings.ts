import { z } from 'zod';
import { FeedUrl } from '../feed-fields.ts';

/** Pages that carry schema.org JobPosting, given one by one or by the sitemaps that list them. */
export const JobpostingSettings = z.strictObject({
  pages: z.array(FeedUrl).readonly().default([]),
  sitemaps: z.array(FeedUrl).readonly().default([]),
});
export type JobpostingSettings = z.infer<typeof JobpostingSettings>;
