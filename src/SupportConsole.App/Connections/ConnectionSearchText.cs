namespace SupportConsole.App.Connections;

/// <summary>The text that the list's search looks through, kept with the record so that one LIKE answers.</summary>
public static class ConnectionSearchText
{
    /// <summary>Customer, cluster, name, domains, entity ID, addresses, client ID and thumbprints, lower case.</summary>
    public static string For(ConnectionRecord record, Clusters.Cluster cluster, IEnumerable<Credential> credentials)
    {
        var text = string.Join('\n', (string[])
        [
            cluster.Customer, cluster.Name, cluster.Id.ToString(), record.Name.Value, record.DisplayName, record.Auth0Id?.Value ?? "", record.Issuer, record.ClientId,
            record.IdpEntityId, record.SignInUrl, record.Domains,
            .. credentials.Where(credential => credential.Kind == CredentialKind.SigningCertificate).Select(credential => $"{credential.Fingerprint} {credential.Sha1}"),
        ]).ToLowerInvariant();
        return text.Length <= ConnectionRecord.SearchTextMaxLength ? text : text[..ConnectionRecord.SearchTextMaxLength];
    }
}
