//! A town of some thousand: what is looked at in parts, by bounds and with a rising bar is what a plain scan finds.

use super::*;

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    /// A few words that half of all have, and some that few have.
    fn words(&mut self) -> String {
        let (common, rare) = (self.below(4), self.below(300));
        format!("mends thing{common} and word{rare}")
    }

    fn meaning(&mut self) -> [i8; 240] {
        // One of a dozen subjects, and something of its own that is less the farther behind.
        let mut subject = Chance(self.below(12));
        let mut numbers = [0; 240];
        for (at, number) in (0_u64..).zip(&mut numbers) {
            let spread = 90 / (at + 3) + 3;
            let near = |chance: &mut Chance| chance.below(2 * spread) as i64 - spread as i64;
            *number = (near(&mut subject) + near(self)).clamp(-127, 127) as i8;
        }
        numbers[0] = 80;
        numbers
    }

    fn place(&mut self) -> Geometry {
        at((self.below(250) as u8, self.below(250) as u8))
    }
}

fn vector(chance: &mut Chance) -> Option<Vector> {
    let mut bytes = [0; 256];
    for (byte, number) in bytes.iter_mut().zip(chance.meaning()) {
        *byte = number.cast_unsigned();
    }
    // About one of a dozen things, more or less surely.
    bytes[240] = chance.below(12) as u8;
    bytes[243] = chance.below(256) as u8;
    Vector::from_bytes(&bytes)
}

fn town(chance: &mut Chance) -> Contents {
    let mut contents = Contents::default();
    for number in 0..5_000_u32 {
        let [.., one, two] = number.to_be_bytes();
        let id = RecordId::new(1, &[0, one, two, 0, 0, 0, 0, 0, 0, 1]);
        let kind = AssetKind::ALL[chance.below(AssetKind::ALL.len() as u64) as usize];
        let mut asset = Asset::new(id, kind, &chance.words()).unwrap();
        asset.description = (chance.below(2) == 0).then(|| chance.words());
        asset.geometry = (chance.below(8) > 0).then(|| chance.place());
        asset.availability = when(chance.below(8) as u8);
        asset.resting_until = (chance.below(9) == 0).then(|| day().days_after(5));
        asset.confirmed_on = Some(day().days_before(chance.below(600) as i32));
        contents.assets.put(asset);
    }
    contents
}

/// A town of which so many in a hundred are understood.
fn known_town(chance: &mut Chance, understood: u64) -> (Contents, Index) {
    let contents = town(chance);
    let mut index = Index::build(&contents);
    let mut read = Vec::new();
    for asset in contents.assets.iter() {
        let record = RecordRef::new(RecordKind::Asset, asset.id);
        if chance.below(100) < understood
            && let Some(text) = index.text_of(&contents, record)
        {
            read.push((record, meaning::mark(&text), vector(chance)));
        }
    }
    index.understand(&contents, read);
    (contents, index)
}

#[test]
fn in_a_town_of_thousands_the_same_are_found_as_by_a_plain_scan() {
    for (seed, understood) in [(1, 100), (2, 98), (3, 60), (4, 0)] {
        let mut chance = Chance(seed);
        let (contents, index) = known_town(&mut chance, understood);
        let consents = Consents::new(&contents);
        for number in 0..8_u64 {
            let words = chance.words();
            let place = chance.place();
            let mut question = Question::of_words(&words, day());
            question.meaning = vector(&mut chance);
            question.place = (number % 2 == 0).then_some(&place);
            question.within_m = (number % 4 == 0).then_some(6_000.0);
            question.faint_too = number % 3 == 0;
            question.limit = [20, 3, 60][number as usize % 3];
            for count_left_out in [true, false] {
                question.count_left_out = count_left_out;
                let found = matches(&contents, &index, &consents, &question);
                let with: Vec<(MatchWith, f64)> = (found.results.iter())
                    .map(|found| (found.with, found.relevance))
                    .collect();
                assert_eq!(with, brute(&contents, &index, &question), "{seed} {number}");
                let together = [question.clone(), question.clone()];
                let together = matches_of_many(&contents, &index, &consents, &together);
                assert_eq!(together[1], found, "{seed} {number}");
            }
        }
    }
}

/// How many fit enough to be counted and are ruled out, by a plain scan of everything.
fn count_left_out(
    contents: &Contents,
    index: &Index,
    question: &Question<'_>,
) -> Vec<(LeftOut, u32)> {
    let consents = Consents::new(contents);
    let asking = Asking::new(contents, index, &consents, question);
    let mut all: Vec<LeftOut> = Vec::new();
    for (slot, offer) in index.offers().iter(contents) {
        let common = asking.common_with(Doc::new(DocKind::Asset, slot), &asking.offers);
        let fit = match common.alike {
            Some(alike) => fit::meant(alike, f64::from(common.words)) as f32,
            None => common.by_words(),
        };
        let distance_m = rules::distance_m(contents, question, &offer);
        if rules::is_asked_for(question, &offer) && f64::from(fit) >= asking.counted_fit() {
            all.extend(asking.ruled_out(&offer, distance_m));
        }
    }
    let count = |reason: LeftOut| all.iter().filter(|other| **other == reason).count() as u32;
    let counts = LeftOut::ALL.map(|reason| (reason, count(reason)));
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

#[test]
fn what_is_left_out_near_and_far_is_counted_as_by_a_plain_scan() {
    for (seed, understood) in [(5, 100), (6, 60), (7, 0)] {
        let mut chance = Chance(seed);
        let (contents, index) = known_town(&mut chance, understood);
        let consents = Consents::new(&contents);
        let mut far = 0;
        for number in 0..4 {
            let words = chance.words();
            let place = chance.place();
            let mut question = Question::of_words(&words, day());
            question.meaning = vector(&mut chance);
            question.place = Some(&place);
            question.within_m = (number > 0).then_some(3_000.0 * f64::from(number));
            // With room for all nothing is left uncounted for being less than the best.
            question.limit = contents.assets.len() + 1;
            let found = matches(&contents, &index, &consents, &question);
            let counted = count_left_out(&contents, &index, &question);
            assert_eq!(found.left_out, counted, "{seed} {number}");
            let is_far = |(reason, _): &&(LeftOut, u32)| *reason == LeftOut::TooFar;
            far += counted.iter().find(is_far).map_or(0, |(_, count)| *count);
        }
        assert!(far > 0, "{seed}");
    }
}
