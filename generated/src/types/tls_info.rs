// Written by `cargo xtask codegen`; do not edit.

use pierhead_support::data;

/// Whom the nodes of a swarm trust, and who signed their certificates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TlsInfo {
    /// The certificates of the authority, in PEM format.
    pub trust_root: Option<String>,
    /// Subject of the signing certificate, DER in base64.
    pub cert_issuer_subject: Option<String>,
    /// Public key of the signing certificate, DER in base64.
    pub cert_issuer_public_key: Option<String>,
}

impl data::Object for TlsInfo {
    fn read<'de, A: data::MapAccess<'de>>(
        &mut self,
        key: &str,
        slot: data::Slot<'_, A>,
    ) -> Result<(), A::Error> {
        match key {
            "TrustRoot" => slot.into(&mut self.trust_root),
            "CertIssuerSubject" => slot.into(&mut self.cert_issuer_subject),
            "CertIssuerPublicKey" => slot.into(&mut self.cert_issuer_public_key),
            _ => slot.skip(),
        }
    }

    fn write<M: data::SerializeMap>(&self, members: &mut data::Members<M>) {
        members.given("TrustRoot", &self.trust_root);
        members.given("CertIssuerSubject", &self.cert_issuer_subject);
        members.given("CertIssuerPublicKey", &self.cert_issuer_public_key);
    }
}

pierhead_support::object!(TlsInfo);
