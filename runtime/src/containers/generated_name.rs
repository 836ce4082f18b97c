//! Names for containers whose users gave none.

/// How something feels that the tide brought in.
const MOODS: [&str; 64] = [
    "able", "agile", "amber", "ample", "azure", "balmy", "bold", "brave", "brisk", "bright",
    "calm", "candid", "clear", "clever", "cosy", "crisp", "daring", "deft", "eager", "early",
    "easy", "fair", "fleet", "fond", "free", "fresh", "gentle", "glad", "golden", "grand", "hardy",
    "hazy", "jolly", "keen", "kind", "lively", "lucid", "lucky", "mellow", "merry", "mild",
    "misty", "neat", "nimble", "noble", "patient", "plain", "polite", "proud", "quick", "quiet",
    "rapid", "sandy", "serene", "silver", "sleek", "steady", "sturdy", "sunny", "swift", "tidy",
    "vivid", "warm", "witty",
];

/// What one meets at a pier.
const THINGS: [&str; 64] = [
    "anchor",
    "avocet",
    "barge",
    "beacon",
    "bollard",
    "boom",
    "bosun",
    "breaker",
    "brig",
    "buoy",
    "capstan",
    "cleat",
    "clipper",
    "cormorant",
    "cove",
    "coxswain",
    "crane",
    "current",
    "cutter",
    "davit",
    "dinghy",
    "dock",
    "dory",
    "eddy",
    "ferry",
    "fjord",
    "galley",
    "gannet",
    "gull",
    "halyard",
    "harbour",
    "hawser",
    "heron",
    "islet",
    "jetty",
    "kelp",
    "ketch",
    "keel",
    "lagoon",
    "lantern",
    "lighter",
    "lugger",
    "marina",
    "mast",
    "mooring",
    "oar",
    "osprey",
    "packet",
    "petrel",
    "pilot",
    "puffin",
    "quay",
    "reef",
    "rudder",
    "schooner",
    "skiff",
    "sloop",
    "spar",
    "tern",
    "tide",
    "trawler",
    "tug",
    "wharf",
    "yawl",
];

/// A name such as `calm_heron`. With `attempt` above 0 a digit follows, so that taken names do not stop anyone.
pub fn generate_name(attempt: u32) -> String {
    let mut random = [0_u8; 3];
    // Without random numbers the first name comes out again and again; the digits still tell them apart.
    let _ = getrandom::fill(&mut random);
    let mood = MOODS[usize::from(random[0]) % MOODS.len()];
    let thing = THINGS[usize::from(random[1]) % THINGS.len()];
    if attempt == 0 {
        format!("{mood}_{thing}")
    } else {
        format!("{mood}_{thing}{}", attempt * 10 + u32::from(random[2] % 10))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::containers::check_name;

    #[test]
    fn generated_names_are_valid() {
        for attempt in [0, 1, 7, 1000] {
            let name = generate_name(attempt);
            assert!(check_name(&name).is_ok(), "{name}");
        }
        for word in MOODS.iter().chain(&THINGS) {
            assert!(word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
        }
    }
}
