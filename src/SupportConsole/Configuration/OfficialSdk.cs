#if AUTH0_SDK
using SupportConsole.Auth0.Sdk;
#endif

namespace SupportConsole;

/// <summary>Auth0's official SDK, which not every package feed has: only a build with <c>-p:Auth0Sdk=true</c> contains it.</summary>
internal static class OfficialSdk
{
#if AUTH0_SDK
    public static bool IsInBuild => true;

    public static void AddTo(IServiceCollection services) => services.AddAuth0Sdk();
#else
    public static bool IsInBuild => false;

    public static void AddTo(IServiceCollection services) => throw new InvalidOperationException("This build does not contain the SDK.");
#endif
}
