//! A directory of an archive: which tiles lie where, column by column.

/// A run of tiles that are all alike; a directory further below, if the run is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The number of the first tile.
    pub number: u64,
    pub run: u32,
    /// From the beginning of its section.
    pub offset: u64,
    pub length: u32,
}

/// `None` if it is no directory.
pub(super) fn read(mut bytes: &[u8]) -> Option<Vec<Entry>> {
    let bytes = &mut bytes;
    let count = usize::try_from(varint(bytes)?).ok()?;
    // Each entry takes a byte in each of four columns, whatever the count says.
    if count > bytes.len() / 4 {
        return None;
    }
    let mut entries = Vec::with_capacity(count);
    let mut number = 0_u64;
    for _ in 0..count {
        number = number.checked_add(varint(bytes)?)?;
        entries.push(Entry {
            number,
            run: 0,
            offset: 0,
            length: 0,
        });
    }
    for entry in &mut entries {
        entry.run = u32::try_from(varint(bytes)?).ok()?;
    }
    for entry in &mut entries {
        entry.length = u32::try_from(varint(bytes)?).ok().filter(|at| *at > 0)?;
    }
    let mut after = None;
    for entry in &mut entries {
        // 0: right behind the one before.
        entry.offset = match varint(bytes)? {
            0 => after?,
            more => more - 1,
        };
        after = entry.offset.checked_add(u64::from(entry.length));
    }
    Some(entries)
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_become_entries() {
        let entries = read(&[2, 5, 0xac, 0x02, 1, 0, 10, 20, 1, 0]).unwrap_or_default();
        let entry = |number, run, offset, length| Entry {
            number,
            run,
            offset,
            length,
        };
        assert_eq!(entries, [entry(5, 1, 0, 10), entry(305, 0, 10, 20)]);
    }

    #[test]
    fn counts_and_numbers_that_cannot_be_are_refused() {
        let end = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
        let wraps = [&[2][..], &end, &[1, 1, 1, 1, 1, 1, 1]].concat();
        let refused: [&[u8]; 6] = [
            &[],
            &end,
            &[1, 5, 1, 10],    // a column is missing
            &[1, 5, 1, 0, 1],  // nothing is as short as that
            &[1, 5, 1, 10, 0], // behind none
            &wraps,
        ];
        for bytes in refused {
            assert_eq!(read(bytes), None, "{bytes:?}");
        }
    }
}
