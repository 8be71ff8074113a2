import { describe, expect, it } from 'vitest';
import { recruitingId, transferredId } from './employer-ids.ts';

describe('the id of an ad in its employer’s own system', () => {
  it.each([
    ['2321000032', '25985', 'dxa:46-232100-0032-25985'],
    ['2120001553', 'C86DBF65', 'dxa:46-212000-1553-c86dbf65'],
    ['12345678', '25985', null],
    [null, '25985', null],
    ['2321000032', ' ', null],
    ['2321000032', null, null],
  ])('of %s and %s is, at Platsbanken, %s', (orgNumber, id, written) => {
    expect(transferredId(orgNumber, id)).toBe(written);
  });

  it.each([
    [
      'https://candidate.hr-manager.net/ApplicationInit.aspx?cid=290&ProjectId=205869&DepartmentId=21812&MediaId=5576&SkipAdvertisement=true&utm_source=platsbanken',
      'hrmanager:290:205869:21812',
    ],
    ['https://candidate.hr-manager.net/ApplicationForm.aspx?MediaId=5&projectid=7&CID=3', 'hrmanager:3:7'],
    ['https://candidate.hr-manager.net/Agent/Subscription.aspx?customer=ku', null],
    ['https://candidate.hr-manager.net/ApplicationInit.aspx?cid=x&ProjectId=7', null],
    ['https://hr-manager.net.example.org/?cid=1&ProjectId=7', null],
    ['https://prove.career.emply.com/ad/opdigtet-laerer/ab12cd', 'emply:prove.career.emply.com:ab12cd'],
    ['https://Prove.career.emply.com/ad/laerer-soeges/AB12CD/', 'emply:prove.career.emply.com:ab12cd'],
    ['https://prove.career.emply.com/da/om-os', null],
    ['https://example.org/ad/laerer/ab12cd', null],
    ['mailto:hr@example.org', null],
    ['nonsense', null],
  ])('of %s is %s', (address, id) => {
    expect(recruitingId(address)).toBe(id);
  });

  it('never throws on an address that is escaped wrongly', () => {
    expect(recruitingId('https://prove.career.emply.com/ad/x/%E0%A4%A')).toBeNull();
  });
});
