import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay } from '../network/service-day.ts';
import { CsvRow } from './csv-rows.ts';
import { dateOf, decimalOf, EMPTY, INVALID, integerOf, timeOf } from './field-values.ts';

function row(text: string): CsvRow {
  const field = new CsvRow(1);
  field.bytes = Buffer.from(text);
  field.ends[0] = field.bytes.length;
  return field;
}

describe('timeOf', () => {
  it.each([
    ['07:05:09', 25_509],
    ['7:05:09', 25_509],
    ['00:00:00', 0],
    ['27:30:00', 99_000],
    ['100:00:01', 360_001],
    ['', EMPTY],
    ['7:05', INVALID],
    ['07:60:00', INVALID],
    ['07:00:61', INVALID],
    ['-1:00:00', INVALID],
    ['-01:00:00', INVALID],
    ['07.05.09', INVALID],
    ['7:5:9', INVALID],
    ['ab:cd:ef', INVALID],
    ['999:00:00', INVALID],
  ])('%j', (text, seconds) => {
    expect(timeOf(row(text), 0)).toBe(seconds);
  });
});

describe('integerOf', () => {
  it.each([
    ['0', 0],
    ['0042', 42],
    ['', EMPTY],
    ['-1', INVALID],
    ['1.5', INVALID],
    ['99999999999', INVALID],
  ])('%j', (text, value) => {
    expect(integerOf(row(text), 0)).toBe(value);
  });
});

describe('decimalOf', () => {
  it.each([
    ['55.67', 55.67],
    ['-0.5', -0.5],
    ['+12.', 12],
    ['.25', 0.25],
    ['', Number.NaN],
    ['55,67', Number.NaN],
    ['1e3', Number.NaN],
    ['0x10', Number.NaN],
  ])('%j', (text, value) => {
    expect(decimalOf(row(text), 0)).toBe(value);
  });
});

describe('dateOf', () => {
  it.each([
    ['19700101', 0],
    ['20240229', 19_782],
    ['', EMPTY],
    ['20230229', INVALID],
    ['2024-02-29', INVALID],
    ['20241301', INVALID],
  ])('%j', (text, day) => {
    expect(dateOf(row(text), 0)).toBe(day);
  });

  it('reads every day it can name', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        expect(dateOf(row(dateOfDay(day).toString().replaceAll('-', '')), 0)).toBe(day);
      }),
    );
  });
});
