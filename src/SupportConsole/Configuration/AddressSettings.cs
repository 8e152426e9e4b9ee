using System.Net;

namespace SupportConsole;

/// <summary>Reads the addresses among the settings: the console's own, the customers', and those of its proxies.</summary>
internal static class AddressSettings
{
    public static Uri? ReadAddress(IConfiguration configuration, IHostEnvironment environment, List<string> problems)
    {
        var text = configuration["Console:PublicAddress"] ?? "";
        if (text.Length == 0)
        {
            if (!environment.IsDevelopment())
            {
                problems.Add(
                    "Console:PublicAddress is not set. Set it to the address that people open, such as https://console.example.com.");
            }

            return null;
        }

        var address = SupportConsole.PublicAddress.Parse(text);
        if (address is null)
        {
            problems.Add($"Console:PublicAddress is “{text}”. Give scheme and host only, such as https://console.example.com.");
        }

        return address;
    }

    public static Uri? ReadCustomerAddress(IConfiguration configuration, List<string> problems)
    {
        var text = configuration["Console:CustomerAddress"] ?? "";
        var address = text.Length == 0 ? null : SupportConsole.PublicAddress.Parse(text);
        var own = SupportConsole.PublicAddress.Parse(configuration["Console:PublicAddress"] ?? "");
        if (text.Length > 0 && (address is null || address.IdnHost == own?.IdnHost))
        {
            problems.Add(
                $"Console:CustomerAddress is “{text}”. "
                + "Give scheme and host of an address with a name of its own, such as https://sso-test.example.com.");
        }

        return address;
    }

    public static IReadOnlyList<IPNetwork> ReadProxies(IConfiguration configuration, bool isBehindProxy, List<string> problems)
    {
        var text = configuration["Console:Proxies"] ?? "";
        var proxies = SupportConsole.PublicAddress.ParseNetworks(text);
        if (proxies is null)
        {
            problems.Add($"Console:Proxies is “{text}”. Give addresses or networks separated by commas, such as 10.0.0.5, 172.18.0.0/16.");
        }
        else if (isBehindProxy && proxies.Count == 0)
        {
            problems.Add("Console:BehindProxy is true and Console:Proxies is not set. Name the proxies to believe, such as 172.18.0.0/16.");
        }

        return proxies ?? [];
    }
}
