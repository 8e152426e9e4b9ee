using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;

namespace SupportConsole.Benchmarks.Record;

/// <summary>Rows as years of support leave them: of the size, the variety and the states that real ones have. The same number makes the same row.</summary>
internal sealed class Believable(DateTimeOffset now)
{
    private static readonly string[] Places = ["prod", "staging", "prod-eu", "prod-us", "analytics", "edge"];
    private static readonly string[] People = ["Ana Ruiz", "Ben Osei", "Chidi Eze", "Dana Levi", "Elif Kaya", "Finn Berg", "Grace Lim", "Hugo Sala", "Ines Prado", "Jonas Falk", "Kim Tran", "Lena Vogt"];

    // Of a hundred connections: most are in use, a tenth is retired.
    private static readonly (ConnectionState State, int Until)[] States =
    [
        (ConnectionState.Live, 70), (ConnectionState.Tested, 73), (ConnectionState.ReadyToTest, 77), (ConnectionState.Draft, 81), (ConnectionState.WaitingOnCustomer, 86),
        (ConnectionState.Disabled, 90), (ConnectionState.Retired, 100),
    ];

    /// <summary>A cluster; four of five customers have several.</summary>
    public Cluster Cluster(int number)
    {
        var customer = Names.Customer(number % Names.Count);
        var id = Id("cluster", number);
        return new Cluster
        {
            Id = ClusterId.From(id),
            AccountId = Id("account", number % Names.Count),
            Name = Places[number / Names.Count % Places.Length],
            Url = $"{id}.a.influxdb.io",
            State = number % 40 == 39 ? "deleting" : "ready",
            Category = "contract",
            CreatedAt = now.AddDays(-number % 1500),
            Customer = customer,
            ContactName = "IT service desk",
            ContactEmail = $"it@{Names.Slug(customer)}.example",
            IsEntitled = number % 5 != 4,
            OrderReference = number % 5 != 4 ? $"SO-{20_000 + number}" : "",
            Notes = number % 3 == 0 ? "Calls on weekdays from 8 to 17 CET only; the identity team is outsourced. Ask for Mr Berg." : "",
        };
    }

    /// <summary>Which cluster a connection is of: a fifth of the clusters have none, a fifth have two.</summary>
    public int ClusterOf(int number, int clusters) => number % 5 == 0 ? (number + 1) % clusters : number;

    /// <summary>A connection with the credentials that it has had.</summary>
    public ConnectionRecord Connection(int number, Cluster cluster)
    {
        var dice = new Random(number);
        var isOidc = number % 3 == 0;
        var roll = dice.Next(100);
        var state = States.First(pair => roll < pair.Until).State;
        var isInAuth0 = state is not (ConnectionState.Draft or ConnectionState.WaitingOnCustomer);
        var host = $"sso.{Names.Slug(cluster.Customer)}.example";
        DateTimeOffset? ends = isInAuth0 && (!isOidc || dice.Next(10) < 6) ? now.AddDays(dice.Next(-60, 900)) : null;
        var record = new ConnectionRecord
        {
            Id = Id("connection", number),
            ClusterId = cluster.Id,
            Name = ConnectionName.Parse($"{Names.Slug(cluster.Customer)}-{cluster.Name}-{(isOidc ? "oidc" : "saml")}-{number}").Value,
            Protocol = isOidc ? Protocol.Oidc : Protocol.Saml,
            Strategy = isOidc ? "oidc" : "samlp",
            IdentityProvider = (IdentityProvider)dice.Next(10),
            State = state,
            StateSince = now.AddDays(-dice.Next(400)),
            Auth0Id = isInAuth0 ? new ConnectionId($"con_{number:D16}") : null,
            DisplayName = cluster.Customer,
            Owner = People[dice.Next(People.Length)],
            Settings = new SettingValues
            {
                [ConnectionSettings.Issuer] = isOidc ? $"https://{host}" : "",
                [ConnectionSettings.AuthorizationEndpoint] = isOidc ? $"https://{host}/authorize" : "",
                [ConnectionSettings.TokenEndpoint] = isOidc ? $"https://{host}/token" : "",
                [ConnectionSettings.JwksUri] = isOidc ? $"https://{host}/keys" : "",
                [ConnectionSettings.ClientId] = isOidc ? $"0oa{number:D5}influx{dice.Next(1000, 9999)}" : "",
                [ConnectionSettings.Scopes] = isOidc ? "openid profile email" : "",
                [ConnectionSettings.IdpEntityId] = isOidc ? "" : $"https://{host}/saml/{number}",
                [ConnectionSettings.SignInUrl] = isOidc ? "" : $"https://{host}/saml/{number}/sso",
                [ConnectionSettings.Domains] = $"{Names.Slug(cluster.Customer)}.example\n{Names.Slug(cluster.Customer)}-group.example",
            },
            CredentialExpiresAt = ends,
            EnabledApplications = "x7Kd93hfKs8aPq02LmZrTvBn5yWc1Ue4",
            SeenOptions = isInAuth0 ? Options(number, isOidc, host) : null,
            SeenAt = isInAuth0 ? now.AddHours(-dice.Next(48)) : null,
            Attention = dice.Next(50) == 0 ? "The options in Auth0 were changed outside the console." : "",
            CreatedAt = now.AddDays(-900 + (number % 900)),
            UpdatedAt = now.AddMinutes(-dice.Next(500_000)),
        };

        // Every tenth is from before people had IDs.
        record.OwnerId = number % 10 == 0 ? "" : $"idp {record.Owner.Split(' ')[0].ToLowerInvariant()}";
        if (isInAuth0)
        {
            var count = dice.Next(1, 5);
            record.Credentials.AddRange(Enumerable.Range(0, count).Select(age => Credential(number, age, record, ends)));
            record.CredentialFingerprint = record.Credentials[0].Fingerprint;
        }

        return record;
    }

    /// <summary>A settled change; a few are still open.</summary>
    public Change Change(int number, ConnectionRecord record) => new()
    {
        Id = Id("change", number),
        Kind = record.Protocol == Protocol.Oidc ? ChangeKind.RotateSecret : ChangeKind.RotateCertificate,
        State = number % 2500 == 7 ? ChangeState.Unknown : ChangeState.Confirmed,
        ConnectionId = record.Id,
        ConnectionName = record.Name,
        Actor = People[number % People.Length],
        Ticket = $"SUP-{number}",
        Reason = "The customer rotated it.",
        RequestKey = Id("request", number),
        Plan = "[]",
        BaseOptions = record.SeenOptions,
        WantedOptions = record.SeenOptions,
        PlannedAt = now.AddMinutes(-number),
        SettledAt = number % 2500 == 7 ? null : now.AddMinutes(-number),
        Outcome = "It is in force, read back from Auth0.",
    };

    /// <summary>An audit entry; the oldest first.</summary>
    public AuditEntry Entry(int number, int count, ConnectionRecord record) => new()
    {
        At = now.AddMinutes(-5.0 * (count - number)),
        By = number % 20 == 0 ? Actor.Console : new Actor(People[number % People.Length], StaffRole.Engineer),
        Action = number % 4 < 2 ? "connection.rotate-certificate" : number % 4 == 2 ? "connection.edit-settings" : "cluster.edit",
        Outcome = (number % 50) switch { 49 => "refused", var even when even % 2 == 0 => "intended", _ => "confirmed" },
        Summary = $"Rotated the credential of {record.Name}.",
        Ticket = $"SUP-{number / 2}",
        Reason = "The customer rotated it.",
        ConnectionId = record.Id,
        ClusterId = record.ClusterId.Value,
        Subject = record.Name.Value,
        Before = Fields(number),
        After = Fields(number + 1),
        RequestId = Hex("request-id", number)[..20],
    };

    private Credential Credential(int number, int age, ConnectionRecord record, DateTimeOffset? ends)
    {
        var isOidc = record.Protocol == Protocol.Oidc;
        var seed = (number * 8) + age;
        return new Credential
        {
            Id = Id("credential", seed),
            ConnectionId = record.Id,
            Kind = isOidc ? CredentialKind.ClientSecret : CredentialKind.SigningCertificate,
            Status = age == 0 ? CredentialStatus.Current : CredentialStatus.Previous,
            Fingerprint = Fingerprint(number, age),
            Sha1 = isOidc ? "" : Sha1(number, age),
            Subject = isOidc ? "" : $"CN={record.DisplayName}",
            NotBefore = isOidc ? null : ends?.AddYears(-3 - age),
            ExpiresAt = ends?.AddYears(-age),
            Pem = isOidc ? null : $"-----BEGIN CERTIFICATE-----\n{Noise(seed, 900)}\n-----END CERTIFICATE-----",
            SetBy = People[seed % People.Length],
            SetAt = now.AddDays(-(age * 365) - (number % 365)),
            ReplacedAt = age == 0 ? null : now.AddMinutes(-number).AddDays(-((age - 1) * 365)),
        };
    }

    /// <summary>The SHA-256 of a connection's credential, in force (age 0) or former.</summary>
    public static string Fingerprint(int number, int age) => Hex("sha256", (number * 8) + age);

    /// <summary>The SHA-1 of a connection's certificate.</summary>
    public static string Sha1(int number, int age) => Hex("sha1", (number * 8) + age)[..40];

    private static string Options(int number, bool isOidc, string host) => JsonSerializer.Serialize(isOidc
        ? new Dictionary<string, string>
        {
            ["type"] = "back_channel",
            ["issuer"] = $"https://{host}",
            ["jwks_uri"] = $"https://{host}/keys",
            ["token_endpoint"] = $"https://{host}/token",
            ["scope"] = "openid profile email",
            ["authorization_endpoint"] = $"https://{host}/authorize",
            ["client_secret"] = Hex("secret", number),
            ["oidc_metadata"] = Noise(number, 700),
        }
        : new Dictionary<string, string>
        {
            ["signInEndpoint"] = $"https://{host}/saml/sso",
            ["entityId"] = $"urn:auth0:tenant:{number}",
            ["signatureAlgorithm"] = "rsa-sha256",
            ["digestAlgorithm"] = "sha256",
            ["protocolBinding"] = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
            ["cert"] = Noise(number, 900),
            ["signingCert"] = Noise(number, 900),
        });

    private static string Fields(int number) => $$"""{"thumbprints":"{{Hex("field", number)}}","expires":"2029-01-01T00:00:00Z","subject":"CN=sso.customer.example"}""";

    private static string Noise(int seed, int bytes)
    {
        var noise = new byte[bytes];
        new Random(seed).NextBytes(noise);
        return Convert.ToBase64String(noise);
    }

    internal static Guid Id(string kind, int number) => new(Hash(kind, number).AsSpan(0, 16));

    internal static string Hex(string kind, int number) => Convert.ToHexStringLower(Hash(kind, number));

    private static byte[] Hash(string kind, int number) => SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}-{number}"));
}
