import { expect, test } from 'vitest';
import { webhookHeaders } from './sign-webhook.ts';

test('signs as the example of the Standard Webhooks specification', () => {
  // https://github.com/standard-webhooks/standard-webhooks: id, timestamp, payload and secret of its libraries' tests.
  const headers = webhookHeaders(
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: new Date(1_614_265_330_000), body: '{"test": 2432232314}' },
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    'idempotency-key': '"msg_p5jXN8AQM9LWM0D4loKWxJek"',
  });
});
