// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// How large a volume is and who uses it. Only `GET /system/df` measures it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VolumeUsageData {
    /// Bytes of its content; -1 when not known, as for any driver but `local`.
    pub size: i64,
    /// How many containers use it; -1 when not known.
    pub ref_count: i64,
}

impl data::Object for VolumeUsageData {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Size" => slot.into(&mut self.size),
            "RefCount" => slot.into(&mut self.ref_count),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.always("Size", &self.size);
        members.always("RefCount", &self.ref_count);
    }
}

pierhead_support::object!(VolumeUsageData);
