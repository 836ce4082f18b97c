//! Which volumes a list or a prune is about.

use super::{Volume, VolumeFilters};

impl VolumeFilters {
    /// Whether a volume is as asked.
    pub(super) fn match_volume(&self, volume: &Volume, used: bool) -> bool {
        let has = |wanted: &String| {
            let (name, value) = wanted
                .split_once('=')
                .map_or((wanted.as_str(), None), |(n, v)| (n, Some(v)));
            let found = volume.labels.as_ref().and_then(|labels| labels.get(name));
            found.is_some_and(|found| value.is_none_or(|value| value == found))
        };
        let any = |values: &[String], matches: &dyn Fn(&str) -> bool| {
            values.is_empty() || values.iter().any(|v| matches(v))
        };
        self.dangling.is_none_or(|dangling| dangling != used)
            && any(&self.names, &|part| volume.name.contains(part))
            && any(&self.drivers, &|driver| driver == "local")
            && self.labels.iter().all(has)
            && !self.without_labels.iter().any(has)
    }
}
