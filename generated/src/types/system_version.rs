// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;
use super::{SystemVersionComponent, SystemVersionPlatform};

/// Versions of an engine and of what it runs on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemVersion {
    /// Version of the engine.
    pub version: Option<String>,
    /// The newest version of the API that it answers.
    pub api_version: Option<String>,
    /// The oldest version of the API that it answers.
    pub min_api_version: Option<String>,
    /// Commit that it was built from. Empty when that is not known.
    pub git_commit: Option<String>,
    /// Version of Go that it was built with. An engine in another language names its own compiler, or leaves it
    /// empty.
    pub go_version: Option<String>,
    /// The host's operating system, such as `linux`.
    pub os: Option<String>,
    /// The host's processor, such as `amd64`.
    pub arch: Option<String>,
    /// Version of the host's kernel.
    pub kernel_version: Option<String>,
    /// Whether it runs in experimental mode. Absent means false.
    pub experimental: Option<bool>,
    /// When it was built. Empty when that is not known.
    pub build_time: Option<String>,
    /// The product that it is part of.
    ///
    /// Not as published: Came with a later version; engines send it whatever version the client asks for (seen on
    /// dockerd 20.10 asked for API 1.32).
    ///
    /// Since version 1.35.
    pub platform: Option<SystemVersionPlatform>,
    /// Versions of its parts, itself among them.
    ///
    /// Not as published: Came with a later version; engines send it whatever version the client asks for (seen on
    /// dockerd 20.10 asked for API 1.32).
    ///
    /// Since version 1.35.
    pub components: Option<Vec<SystemVersionComponent>>,
}

impl data::Object for SystemVersion {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "Version" => slot.into(&mut self.version),
            "ApiVersion" => slot.into(&mut self.api_version),
            "MinAPIVersion" => slot.into(&mut self.min_api_version),
            "GitCommit" => slot.into(&mut self.git_commit),
            "GoVersion" => slot.into(&mut self.go_version),
            "Os" => slot.into(&mut self.os),
            "Arch" => slot.into(&mut self.arch),
            "KernelVersion" => slot.into(&mut self.kernel_version),
            "Experimental" => slot.into(&mut self.experimental),
            "BuildTime" => slot.into(&mut self.build_time),
            "Platform" => slot.into(&mut self.platform),
            "Components" => slot.into(&mut self.components),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("Version", &self.version);
        members.given("ApiVersion", &self.api_version);
        members.given("MinAPIVersion", &self.min_api_version);
        members.given("GitCommit", &self.git_commit);
        members.given("GoVersion", &self.go_version);
        members.given("Os", &self.os);
        members.given("Arch", &self.arch);
        members.given("KernelVersion", &self.kernel_version);
        members.given("Experimental", &self.experimental);
        members.given("BuildTime", &self.build_time);
        members.given("Platform", &self.platform);
        members.given("Components", &self.components);
    }
}

pierhead_support::object!(SystemVersion);
