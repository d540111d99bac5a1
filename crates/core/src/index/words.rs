//! Which words count.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Words that say nothing of what is meant, in what people write down at a door. In order.
#[rustfmt::skip]
const SMALL_WORDS: [&str; 308] = [
    "a", "about", "above", "across", "after", "again", "all", "almost", "already", "also",
    "although", "always", "am", "an", "and", "another", "any", "anybody", "anyone", "anything",
    "are", "arent", "around", "as", "at", "away", "back", "backs", "be", "because", "been",
    "before", "behind", "being", "below", "beside", "besides", "better", "between", "bit", "both",
    "bring", "but", "by", "came", "can", "cant", "come", "comes", "coming", "could", "couldnt",
    "did", "didnt", "do", "does", "doesnt", "doing", "done", "dont", "down", "during", "each",
    "either", "else", "enough", "even", "ever", "every", "everybody", "everyone", "everything",
    "few", "fewer", "first", "for", "from", "get", "getting", "give", "gives", "go", "goes",
    "going", "gone", "got", "had", "hadnt", "half", "has", "hasnt", "have", "havent", "having",
    "he", "help", "her", "here", "hers", "herself", "hes", "him", "himself", "his", "hour", "hours",
    "how", "however", "i", "id", "if", "ill", "im", "in", "instead", "into", "is", "isnt", "it",
    "its", "itself", "ive", "just", "keep", "keeps", "knew", "know", "knows", "last", "least",
    "less", "let", "lets", "like", "look", "looking", "lot", "lots", "love", "made", "make",
    "makes", "making", "many", "maybe", "me", "might", "mine", "minute", "minutes", "more", "most",
    "much", "must", "my", "myself", "need", "needs", "never", "next", "no", "nobody", "none", "nor",
    "not", "nothing", "now", "of", "off", "often", "on", "once", "one", "only", "or", "other",
    "others", "otherwise", "our", "ours", "ourselves", "out", "over", "own", "people", "perhaps",
    "person", "please", "put", "puts", "quite", "rather", "really", "same", "say", "saying", "says",
    "see", "seen", "sees", "self", "several", "shall", "she", "shes", "should", "shouldnt", "since",
    "so", "some", "somebody", "somehow", "someone", "something", "sometimes", "somewhere", "soon",
    "still", "such", "take", "taken", "takes", "taking", "tell", "tells", "than", "that", "thats",
    "the", "their", "theirs", "them", "themselves", "then", "there", "therefore", "theres", "these",
    "they", "theyre", "thing", "things", "think", "thinks", "this", "though", "three", "through",
    "till", "to", "today", "told", "tomorrow", "too", "took", "toward", "towards", "two", "under",
    "unless", "until", "up", "upon", "us", "usually", "very", "via", "want", "wants", "was",
    "wasnt", "way", "ways", "we", "well", "went", "were", "weve", "what", "whatever", "when",
    "whenever", "where", "wherever", "whether", "which", "while", "who", "whole", "whom", "whose",
    "why", "will", "with", "within", "without", "wont", "would", "wouldnt", "yes", "yesterday",
    "yet", "you", "your", "youre", "yours", "yourself", "youve",
];

/// Whether a folded word says nothing of what is meant.
pub(super) fn is_small(word: &str) -> bool {
    static SMALL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| SMALL_WORDS.into_iter().collect());
    word.len() == 1 && !word.as_bytes()[0].is_ascii_digit() || SMALL.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_words_are_in_order_and_nobody_else_is_small() {
        assert!(SMALL_WORDS.is_sorted());
        assert!(is_small("youre") && is_small("s") && !is_small("bread") && !is_small("4"));
    }
}
