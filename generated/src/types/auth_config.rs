// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Credentials for a registry: a name and a password, or a token in their place. An empty object is an
/// anonymous user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuthConfig {
    /// The user's name. Empty with a token.
    pub username: Option<String>,
    /// The user's password. Empty with a token.
    pub password: Option<String>,
    /// The user's address. No registry asks for it any more; engines ignore it.
    pub email: Option<String>,
    /// The registry, by name and port or as an address with scheme. Empty means Docker Hub.
    pub serveraddress: Option<String>,
    /// Token that the registry gave in return for the password when it was checked. With it, name and password are
    /// not needed.
    ///
    /// Not as published: Described in the introduction of the published document only; sent in place of a password
    /// after POST /auth.
    pub identitytoken: Option<String>,
    /// Token to send to the registry as it is, as `Bearer`. It wins over everything else.
    ///
    /// Not as published: Read by engines since 1.22, left out by the published document.
    pub registrytoken: Option<String>,
    /// Name and password as one text, `name:password` in base64, as the client's configuration file has it. Used
    /// when the two are empty.
    ///
    /// Not as published: Read by engines: user and password as base64 of "user:password"; left out by the published
    /// document.
    pub auth: Option<String>,
}

impl data::Object for AuthConfig {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "username" => slot.into(&mut self.username),
            "password" => slot.into(&mut self.password),
            "email" => slot.into(&mut self.email),
            "serveraddress" => slot.into(&mut self.serveraddress),
            "identitytoken" => slot.into(&mut self.identitytoken),
            "registrytoken" => slot.into(&mut self.registrytoken),
            "auth" => slot.into(&mut self.auth),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("username", &self.username);
        members.given("password", &self.password);
        members.given("email", &self.email);
        members.given("serveraddress", &self.serveraddress);
        members.given("identitytoken", &self.identitytoken);
        members.given("registrytoken", &self.registrytoken);
        members.given("auth", &self.auth);
    }
}

pierhead_support::object!(AuthConfig);
