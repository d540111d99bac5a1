import { describe, expect, it } from 'vitest';

import { metresOfPixel, scaleBar } from './scale.ts';

describe('the scale bar', () => {
  it('is as long as what it says', () => {
    for (const zoom of [3, 9.4, 14, 16.7, 19]) {
      const { pixels, says } = scaleBar(52, zoom, 150);
      const metres = says.endsWith('km') ? parseFloat(says) * 1000 : parseFloat(says);
      expect(pixels).toBeLessThanOrEqual(150);
      expect(pixels).toBeGreaterThan(150 / 2.6);
      expect(pixels * metresOfPixel(52, zoom)).toBeCloseTo(metres, 6);
    }
  });

  it('says round lengths', () => {
    expect(scaleBar(0, 16, 150).says).toMatch(/^[125]0* (m|km)$/);
    expect(scaleBar(60, 4, 150).says).toMatch(/^[125]0* km$/);
  });
});
