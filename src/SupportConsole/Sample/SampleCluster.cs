using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SupportConsole.App.Inventory;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Sample;

/// <summary>A cluster of the sample: everything about it follows from its number, so that every load gives the same.</summary>
internal sealed record SampleCluster(int Number)
{
    public const int Total = 40;

    private const int ToRemove = 31;

    private static readonly string[] Customers =
    [
        "Acme Robotics", "Borealis Wind", "Cordoba Foods", "Delta Rail", "Eastvale Water", "Fjord Energy", "Granite Mining", "Helios Solar",
        "Iberia Steel", "Juniper Health", "Kestrel Air", "Lumen Grid", "Meridian Labs", "Northgate Bank", "Orchard Retail", "Pacific Ports",
        "Quarry Cement", "Redwood Paper", "Saltmarsh Fisheries", "Tidal Power", "Umbra Optics", "Vector Motors", "Westerly Freight",
        "Xenon Lighting", "Yarrow Pharma", "Zephyr Turbines",
    ];

    /// <summary>Days from today to the expiry of a credential, one for each age that the console tells apart.</summary>
    private static readonly int[] Expiries = [-40, -3, 0, 6, 12, 29, 45, 80, 200, 500, 900];

    public static IEnumerable<SampleCluster> All =>
        Enumerable.Range(0, Total).Select(number => new SampleCluster(number)).OrderByDescending(cluster => cluster.DaysAgo);

    /// <summary>Drafts and waiting customers are from the last weeks, the others are older.</summary>
    public int DaysAgo => Kind switch
    {
        7 => 1 + (Number / 10 * 5),
        8 => 3 + (Number / 10 * 6),
        _ => 30 + (Number * 9),
    };

    public bool HasConnection => Kind is not (4 or 6);

    public bool IsHandedOver => Kind == 8;

    public bool IsCreated => HasConnection && Kind is not (7 or 8);

    public bool IsDisabled => Number % 6 == 5;

    public bool IsRemoved => Number == ToRemove;

    public bool IsOidc => Number % 3 == 0;

    /// <summary>How often its credential was rotated since.</summary>
    public int Rotations => DaysAgo < 60 || IsRemoved ? 0 : Number % 7 == 2 ? 2 : Number % 4 == 1 ? 1 : 0;

    public bool HasStumbled => Number is 10 or 25;

    /// <summary>Whether an engineer marked it as tested without a test sign-in of the console, as the customer said it worked.</summary>
    public bool IsTestedByHand => Number is 0 or 2 or 10;

    public bool IsTestedByCustomer => Number % 4 == 0 && Number > 0;

    /// <summary>The error and its description with which the customer's last test ended; null if it passed.</summary>
    public (string Error, string Description)? FailedTest => Number switch
    {
        0 => ExpiredSecret,
        21 => ("access_denied", "User is not assigned to the client application."),
        _ => null,
    };

    /// <summary>What its identity provider answers when the client secret has expired.</summary>
    public (string Error, string Description) ExpiredSecret => (IdentityProvider)Kind == IdentityProvider.EntraId
        ? ("invalid_client", "AADSTS7000222: The provided client secret keys for the app are expired.")
        : ("invalid_client", "Client authentication failed.");

    public TimeSpan CreatedAgo => TimeSpan.FromDays(DaysAgo - 3);

    /// <summary>When it was marked as tested: soon if it goes live, otherwise of late, since a rotation asks for another test.</summary>
    public TimeSpan? TestedAgo => LiveAgo is { } live ? live + TimeSpan.FromDays(2)
        : Number % 3 == 1 ? TimeSpan.FromDays(Number % 8) + TimeSpan.FromHours(2)
        : null;

    public TimeSpan? LiveAgo => Number % 2 == 0 ? CreatedAgo - TimeSpan.FromDays(4) : null;

    private int Kind => Number % 10;

    private string Customer => Customers[Number % Customers.Length];

    private string Slug => Customer.Split(' ')[0].ToLowerInvariant();

    /// <summary>When its credential was rotated for the nth time.</summary>
    public TimeSpan RotatedAgo(int round) => TimeSpan.FromDays(DaysAgo * (Rotations - round + 1) / (Rotations + 2));

    public DateTimeOffset Expiry(DateTimeOffset now) => now.AddDays(Expiries[Number % Expiries.Length]);

    public ClusterForm Form(DateTimeOffset now)
    {
        var id = Stable($"cluster-{Number}");
        var isEntitled = Number % 5 != 4;
        return new ClusterForm
        {
            ClusterId = id.ToString(),
            AccountId = Stable($"account-{Customer}").ToString(),
            Name = Number < Customers.Length ? "prod" : "staging",
            Url = $"{id}.a.influxdb.io",
            Customer = Customer,
            ContactName = "IT service desk",
            ContactEmail = $"it@{Slug}.example",
            IsEntitled = Number is 14 or 34 ? null : isEntitled,
            OrderReference = isEntitled ? $"SO-{20_400 + Number}" : "",
            EntitledOn = isEntitled ? now.UtcDateTime.Date.AddDays(-DaysAgo - 2 - (Number % 9)) : null,
        };
    }

    public OnboardingForm Onboarding(string name) => new()
    {
        Name = name,
        Protocol = IsOidc ? Protocol.Oidc : Protocol.Saml,
        Provider = (IdentityProvider)Kind,
        Ticket = $"TICKET-{3_100 + Number}",
        Reason = "Sample",
        [ConnectionSettings.Domains] = $"{Slug}.example",
        [ConnectionSettings.Issuer] = IsOidc ? $"https://sso.{Slug}.example" : "",
        [ConnectionSettings.ClientId] = IsOidc ? $"0oa{Number:D5}influx" : "",
        [ConnectionSettings.AuthorizationEndpoint] = IsOidc ? $"https://sso.{Slug}.example/authorize" : "",
        [ConnectionSettings.TokenEndpoint] = IsOidc ? $"https://sso.{Slug}.example/token" : "",
        [ConnectionSettings.JwksUri] = IsOidc ? $"https://sso.{Slug}.example/keys" : "",
        [ConnectionSettings.SignInUrl] = IsOidc ? "" : $"https://sso.{Slug}.example/saml/sso",
        [ConnectionSettings.IdpEntityId] = IsOidc ? "" : $"https://sso.{Slug}.example/saml",
    };

    public SigningCertificate Certificate(DateTimeOffset expiry)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest($"CN=sso.{Slug}.example", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(expiry.AddYears(-3), expiry);
        return SigningCertificate.FromDer(certificate.RawData).Value;
    }

    private static Guid Stable(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
