import type { FollowCounts } from '../domain/follow.ts';
import type { MetricFamily } from './prometheus-text.ts';

/** How many searches are followed, and how much waits to be sent: of whom and what nothing is told. */
export function followMetrics({ waiting, ...states }: FollowCounts): MetricFamily[] {
  return [
    {
      name: 'sundet_follows',
      help: 'Followed searches, by whether the receiver has confirmed, or was given up.',
      type: 'gauge',
      samples: Object.entries(states).map(([state, value]) => ({ labels: { state }, value })),
    },
    {
      name: 'sundet_follow_messages_waiting',
      help: 'Messages to followers that are not yet sent.',
      type: 'gauge',
      samples: [{ labels: {}, value: waiting }],
    },
  ];
}
