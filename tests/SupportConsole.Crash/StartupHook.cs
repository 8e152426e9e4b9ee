using System.Reflection;
using System.Runtime.Loader;

#pragma warning disable MA0047 // The runtime looks for this name without a namespace.
/// <summary>Lets the real server find this assembly, which it does not know, when it starts with the pilot on board (DOTNET_STARTUP_HOOKS).</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        var here = Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!;
        AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == "SupportConsole.Crash" ? context.LoadFromAssemblyPath(Path.Combine(here, name.Name + ".dll")) : null;
    }
}
