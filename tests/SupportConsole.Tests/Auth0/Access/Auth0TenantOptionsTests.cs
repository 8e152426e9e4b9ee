using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportConsole.Auth0;

namespace SupportConsole.Tests.Auth0.Access;

public sealed class Auth0TenantOptionsTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "Domain", "" },
        { "Domain", "https://influxdata.us.auth0.com/" },
        { "Domain", "Influxdata.us.auth0.com" },
        { "ClientId", " " },
        { "ClientSecret", "" },
        { "BaseAddress", "http://elsewhere.example/" },
        { "BaseAddress", "https://elsewhere.example/path" },
        { "Timeout", "00:00:00" },
        { "RateLimitPatience", "-00:00:01" },
        { "RequestsPerSecond", "0" },
        { "PrivateKeyFile", "/nowhere/key.pem" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_wrong_setting_is_named(string setting, string value)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Resolve(options => Set(options, setting, value)));

        Assert.Contains(exception.Failures, failure => failure.StartsWith("Auth0:" + setting, StringComparison.Ordinal));
    }

    [Fact]
    public void Complete_settings_are_accepted_and_the_default_address_is_the_tenants()
    {
        var options = Resolve(_ => { });

        Assert.Equal("influxdata.us.auth0.com", options.Domain);
        Assert.Null(options.BaseAddress);
        Assert.DoesNotContain(options.ClientSecret!, options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_together_with_a_key_is_refused()
    {
        using var key = RSA.Create(2048);

        var exception = Assert.Throws<OptionsValidationException>(
            () => Resolve(options => options.PrivateKeyPem = key.ExportPkcs8PrivateKeyPem()));

        Assert.Contains("Auth0:ClientSecret and Auth0:PrivateKeyFile", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a key")]
    [InlineData("public")]
    [InlineData("short")]
    [InlineData("elliptic")]
    public void A_key_that_cannot_sign_is_refused_without_being_shown(string kind)
    {
        using var rsa = RSA.Create(2048);
        using var small = RSA.Create(1024);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = kind switch
        {
            "public" => rsa.ExportSubjectPublicKeyInfoPem(),
            "short" => small.ExportPkcs8PrivateKeyPem(),
            "elliptic" => curve.ExportPkcs8PrivateKeyPem(),
            _ => kind,
        };

        var exception = Assert.Throws<OptionsValidationException>(() => Resolve(options =>
        {
            options.ClientSecret = null;
            options.PrivateKeyPem = pem;
        }));

        Assert.StartsWith("Auth0:PrivateKeyPem", Assert.Single(exception.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain(pem, exception.Message, StringComparison.Ordinal);
    }

    private static Auth0TenantOptions Resolve(Action<Auth0TenantOptions> change)
    {
        using var services = new ServiceCollection().AddAuth0Tenant(options =>
        {
            options.Domain = "influxdata.us.auth0.com";
            options.ClientId = "client";
            options.ClientSecret = "MARKER-secret";
            change(options);
        }).BuildServiceProvider();
        Assert.NotNull(services.GetRequiredService<IAuth0Tenant>().Domain);
        return services.GetRequiredService<IOptions<Auth0TenantOptions>>().Value;
    }

    private static void Set(Auth0TenantOptions options, string setting, string value)
    {
        switch (setting)
        {
            case "Domain": options.Domain = value; break;
            case "ClientId": options.ClientId = value; break;
            case "ClientSecret": options.ClientSecret = value; break;
            case "BaseAddress": options.BaseAddress = new Uri(value); break;
            case "Timeout": options.Timeout = TimeSpan.Parse(value, null); break;
            case "RateLimitPatience": options.RateLimitPatience = TimeSpan.Parse(value, null); break;
            case "RequestsPerSecond": options.RequestsPerSecond = double.Parse(value, null); break;
            case "PrivateKeyFile": (options.ClientSecret, options.PrivateKeyFile) = (null, value); break;
            default: throw new ArgumentOutOfRangeException(nameof(setting));
        }
    }
}
