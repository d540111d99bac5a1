//! Which words count.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Words that say nothing of what is meant, in what people write down at a door, as they say them here and there (Scots,
/// Ulster, Tyneside, Yorkshire and others). In order.
#[rustfmt::skip]
const SMALL_WORDS: [&str; 418] = [
    "a", "aboot", "about", "above", "across", "aff", "afore", "after", "again", "ah", "ahm",
    "ahve", "aint", "all", "almost", "already", "also", "although", "always", "am", "amna", "an",
    "and", "anither", "another", "any", "anybody", "anyone", "anything", "are", "arent", "around",
    "as", "at", "aw", "awa", "away", "aye", "back", "backs", "baith", "be", "because", "been",
    "before", "behind", "being", "below", "beside", "besides", "better", "between", "bit", "both",
    "bring", "but", "by", "came", "can", "canna", "cannae", "cannot", "cant", "come", "comes",
    "coming", "cos", "could", "couldna", "couldnae", "couldnt", "dae", "did", "didnt", "dinna",
    "dinnae", "divvent", "do", "does", "doesnt", "doing", "done", "dont", "doon", "down", "during",
    "each", "either", "else", "em", "enough", "even", "ever", "every", "everybody", "everyone",
    "everything", "fae", "few", "fewer", "first", "for", "frae", "from", "gan", "gannin", "get",
    "getting", "gie", "gies", "gimme", "give", "gives", "go", "goes", "going", "gone", "gonna",
    "gonnae", "got", "gotta", "had", "hadnt", "hae", "half", "has", "hasnt", "have", "havent",
    "having", "he", "hed", "help", "her", "here", "hers", "hersel", "herself", "hes", "him",
    "himsel", "himself", "his", "hissen", "hour", "hours", "how", "however", "i", "id", "if",
    "ill", "im", "in", "innit", "instead", "intae", "into", "is", "isnae", "isnt", "it", "itd",
    "itll", "its", "itsel", "itself", "ive", "jist", "just", "keep", "keeps", "knew", "know",
    "knows", "last", "least", "less", "let", "lets", "like", "look", "looking", "lot", "lots",
    "love", "ma", "made", "mah", "make", "makes", "making", "many", "masel", "maself", "maybe",
    "me", "mesel", "meself", "mesen", "mi", "might", "mine", "minute", "minutes", "more", "most",
    "much", "must", "my", "mysel", "myself", "nae", "naebody", "naewhere", "need", "needs",
    "never", "next", "no", "nobody", "none", "noo", "nor", "not", "nothing", "now", "nowt", "oan",
    "och", "of", "off", "often", "on", "once", "one", "only", "ony", "oor", "oot", "or", "other",
    "others", "otherwise", "our", "ours", "ourselves", "out", "over", "ower", "own", "owt",
    "people", "perhaps", "person", "please", "put", "puts", "quite", "rather", "really", "roon",
    "roond", "same", "say", "saying", "says", "see", "seen", "sees", "self", "several", "shall",
    "she", "shes", "should", "shouldnt", "since", "so", "some", "somebody", "somehow", "someone",
    "something", "sometimes", "somewhere", "soon", "still", "such", "summat", "tae", "take",
    "taken", "takes", "taking", "tell", "tells", "tha", "than", "that", "thats", "the", "thee",
    "their", "theirs", "theirsel", "theirselves", "them", "themsel", "themselves", "then", "there",
    "therefore", "theres", "these", "they", "theyd", "theyll", "theyre", "theyve", "thi", "thing",
    "things", "think", "thinks", "this", "thissen", "thon", "thou", "though", "three", "through",
    "thy", "til", "till", "to", "today", "told", "tomorrow", "too", "took", "toward", "towards",
    "two", "under", "unless", "until", "up", "upon", "us", "usually", "very", "via", "wanna",
    "want", "wants", "was", "wasna", "wasnae", "wasnt", "way", "ways", "we", "well", "went",
    "were", "weve", "what", "whatever", "whats", "when", "whenever", "where", "wheres", "wherever",
    "whether", "which", "while", "whit", "who", "whole", "whom", "whose", "why", "wi", "will",
    "willnae", "winna", "winnet", "wis", "with", "within", "without", "wont", "wor", "would",
    "wouldna", "wouldnae", "wouldnt", "wur", "ya", "ye", "yer", "yersel", "yes", "yesterday",
    "yet", "yon", "you", "youd", "youll", "your", "youre", "yours", "yourself", "yous", "youse",
    "youve",
];

/// Whether a folded word says nothing of what is meant.
pub(crate) fn is_small(word: &str) -> bool {
    static SMALL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| SMALL_WORDS.into_iter().collect());
    word.len() == 1 && !word.as_bytes()[0].is_ascii_digit() || SMALL.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_words_are_in_order_and_nobody_else_is_small() {
        assert!(SMALL_WORDS.is_sorted());
        assert!(
            is_small("youre")
                && is_small("oan")
                && is_small("s")
                && !is_small("bread")
                && !is_small("4")
        );
    }
}
