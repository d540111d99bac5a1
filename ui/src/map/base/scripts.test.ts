import { expect, it } from 'vitest';

import { missingScripts, scriptsIn } from './scripts.ts';

it('asks the computer only for scripts that are not bundled', () => {
  for (const bundled of ['Ysgol Gynradd Pillgwenlly', 'Łódź', 'Ŷ Ŵ', 'Λεωφόρος Αθηνών', 'улица Ленина', 'شارع فلسطين', '12–16', 'Rue de l’Église']) {
    expect(scriptsIn(bundled), bundled).toEqual([]);
  }
  expect(scriptsIn('北京 Road')).toEqual([['Han', '北']]);
  expect(scriptsIn('רחוב הרצל')).toEqual([['Hebrew', 'ר']]);
  expect(scriptsIn('ひらカタ').map(([script]) => script)).toEqual(['Hiragana', 'Katakana']);
});

it('tells of a missing script once', () => {
  const none = () => false;
  expect(missingScripts(['ถนน', 'ถนนสุขุมวิท', '서울'], none)).toEqual(['Thai', 'Hangul']);
  expect(missingScripts(['ถนน', '서울'], none)).toEqual([]);
  expect(missingScripts(['თბილისი'], () => true)).toEqual([]);
});
